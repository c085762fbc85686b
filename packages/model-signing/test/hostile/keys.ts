import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { trustKeys } from '../../src/index.ts';
import type { KeyTrust } from '../../src/index.ts';

export type Curve = 'P-256' | 'P-384' | 'P-521';

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** PEM text of the public key. */
  readonly pem: string;
  /** Its name in a bundle: hex SHA-256 of the PEM text. */
  readonly hint: string;
}

const DIGEST = { 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512' } as const;
const made = new Map<string, KeyPair>();

/** The key pair of this name, made once: `maker` signs, others are strangers. */
export function keyPair(name = 'maker', curve: Curve = 'P-384'): KeyPair {
  return remembered(`${name} ${curve}`, () => generateKeyPairSync('ec', { namedCurve: curve }));
}

/** A key pair that is not ECDSA on one of the three curves. */
export function otherKeyPair(kind: 'rsa' | 'ed25519' | 'secp256k1'): KeyPair {
  return remembered(kind, () => {
    if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
    if (kind === 'ed25519') return generateKeyPairSync('ed25519');
    return generateKeyPairSync('ec', { namedCurve: kind });
  });
}

function remembered(
  name: string,
  make: () => { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): KeyPair {
  const old = made.get(name);
  if (old !== undefined) return old;
  const { privateKey, publicKey } = make();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const pair = { privateKey, publicKey, pem, hint: createHash('sha256').update(pem).digest('hex') };
  made.set(name, pair);
  return pair;
}

/** The bytes that a signature covers (DSSE, pre-authentication encoding). */
export function encode(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** A signature with the digest that belongs to the key's curve, by default in DER. */
export function signatureOf(
  { privateKey }: KeyPair,
  message: Uint8Array,
  options: { readonly digest?: string; readonly encoding?: 'der' | 'ieee-p1363' } = {},
): Uint8Array {
  const { digest = digestOf(privateKey), encoding = 'der' } = options;
  return sign(digest, message, { key: privateKey, dsaEncoding: encoding });
}

function digestOf(key: KeyObject): string | null {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve === 'prime256v1') return DIGEST['P-256'];
  if (curve === 'secp384r1') return DIGEST['P-384'];
  if (curve === 'secp521r1') return DIGEST['P-521'];
  return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}

/** Trust in the maker's key. */
export function keyTrust(): KeyTrust {
  return trustKeys(keyPair().pem);
}
