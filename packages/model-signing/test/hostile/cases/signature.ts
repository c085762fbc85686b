import { trustKeys } from '../../../src/index.ts';
import type { HostileCase } from '../case.ts';
import { issue } from '../certificates.ts';
import { Change, REMOVE } from '../edit.ts';
import { keyPair, otherKeyPair, signatureOf } from '../keys.ts';
import type { KeyPair } from '../keys.ts';
import { MODEL, resource } from '../oms-statement.ts';
import { refused } from '../plan.ts';

const HINT = '/verificationMaterial/publicKey/hint';
const SIGNATURE = '/dsseEnvelope/signatures/0/sig';
const PAYLOAD = '/dsseEnvelope/payload';

/** Attacks on the signature and on the choice of the key. */
export const signatureCases: readonly HostileCase[] = [...trusts(), ...keys(), ...signatures()];

function trusts(): readonly HostileCase[] {
  const trust = (name: string, what: string, text: () => string) =>
    refused('TRUST_INVALID', name, what, { trust: () => trustKeys(text()) });
  return [
    trust('trust-empty', 'an empty file in place of a public key', () => ''),
    trust('trust-not-pem', 'text in place of a public key', () => 'not a key'),
    trust(
      'trust-certificate',
      'a certificate in place of a public key',
      () => issue({ subject: 'someone' }).pem,
    ),
    trust('trust-private-key', 'a private key in place of a public one', () =>
      keyPair().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
    refused(
      'METHOD_MISMATCH',
      'method-certificate',
      'a certificate bundle where a key is trusted',
      {
        bundle: {
          '/verificationMaterial/publicKey': REMOVE,
          '/verificationMaterial/x509CertificateChain': {
            certificates: [
              {
                rawBytes: Buffer.from(issue({ subject: 'someone', key: keyPair() }).der).toString(
                  'base64',
                ),
              },
            ],
          },
        },
      },
    ),
    refused('METHOD_MISMATCH', 'method-keyless', 'a keyless bundle where a key is trusted', {
      bundle: {
        '/verificationMaterial/publicKey': REMOVE,
        '/verificationMaterial/certificate': {
          rawBytes: Buffer.from(issue({ subject: 'someone', key: keyPair() }).der).toString(
            'base64',
          ),
        },
        '/verificationMaterial/tlogEntries': [{ logIndex: '1', logId: { keyId: 'AAAA' } }],
      },
    }),
  ];
}

function keys(): readonly HostileCase[] {
  const unsupported = (kind: 'rsa' | 'ed25519' | 'secp256k1', what: string) =>
    refused('UNSUPPORTED_KEY', `key-${kind}`, what, { key: otherKeyPair(kind) });
  return [
    unsupported('rsa', 'an RSA key'),
    unsupported('ed25519', 'an Ed25519 key'),
    unsupported('secp256k1', 'an ECDSA key on another curve'),
    refused(
      'KEY_MISMATCH',
      'hint-of-other-key',
      'a bundle that names another key, with a good signature',
      {
        bundle: { [HINT]: keyPair('stranger').hint },
      },
    ),
    refused('KEY_MISMATCH', 'hint-upper-case', 'a key named in upper case', {
      bundle: { [HINT]: new Change((old: string) => old.toUpperCase()) },
    }),
    refused('KEY_MISMATCH', 'hint-prefix', 'a key named by the start of its hash', {
      bundle: { [HINT]: new Change((old: string) => old.slice(0, 8)) },
    }),
    refused('KEY_MISMATCH', 'signed-by-stranger', 'a bundle signed by another key, and saying so', {
      key: keyPair('stranger'),
      trust: () => trustKeys(keyPair().pem),
    }),
    refused(
      'KEY_MISMATCH',
      'carried-key',
      'a bundle that brings its own verification key',
      {
        key: keyPair('stranger'),
        trust: () => trustKeys(keyPair().pem),
        bundle: { '/verificationMaterial/publicKey': carried(keyPair('stranger')) },
      },
      { bundle: { '/verificationMaterial/publicKey': carried(keyPair()) } },
    ),
  ];
}

function carried({ pem }: KeyPair): object {
  return { rawBytes: Buffer.from(pem).toString('base64'), keyDetails: 'PKIX_ECDSA_P384_SHA_384' };
}

function signatures(): readonly HostileCase[] {
  const bad = (name: string, what: string, bundle: Record<string, unknown>) =>
    refused('SIGNATURE_INVALID', name, what, { bundle });
  const made = (
    name: string,
    what: string,
    make: (message: Uint8Array, key: KeyPair) => Uint8Array,
    curve: 'P-256' | 'P-384' | 'P-521' = 'P-384',
  ) =>
    refused(
      'SIGNATURE_INVALID',
      name,
      what,
      { key: keyPair('maker', curve), sign: make },
      { key: keyPair('maker', curve) },
    );
  return [
    bad('signed-by-liar', 'a stranger’s signature under the hint of the trusted key', {
      [SIGNATURE]: new Change(() =>
        Buffer.from(signatureOf(keyPair('stranger'), Buffer.from('x'))).toString('base64'),
      ),
    }),
    bad('signature-changed', 'a changed signature', { [SIGNATURE]: new Change(flipLast) }),
    bad('payload-changed', 'a payload changed after it was signed', {
      [PAYLOAD]: new Change((old: string) =>
        Buffer.from(
          Buffer.from(old, 'base64').toString().replace('config.json', 'konfig.json'),
        ).toString('base64'),
      ),
    }),
    bad('payload-type-changed', 'a payload type changed after signing', {
      '/dsseEnvelope/payloadType': 'application/json',
    }),
    made(
      'signature-of-payload-alone',
      'a signature over the payload without its type',
      (message, key) => signatureOf(key, message.subarray(Buffer.from(message).indexOf('{'))),
    ),
    made('signature-other-digest', 'P-384 with SHA-256', (message, key) =>
      signatureOf(key, message, { digest: 'sha256' }),
    ),
    made(
      'signature-other-digest-p256',
      'P-256 with SHA-512',
      (message, key) => signatureOf(key, message, { digest: 'sha512' }),
      'P-256',
    ),
    made(
      'signature-other-digest-p521',
      'P-521 with SHA-256',
      (message, key) => signatureOf(key, message, { digest: 'sha256' }),
      'P-521',
    ),
    made('signature-raw', 'a signature as r and s in place of DER', (message, key) =>
      signatureOf(key, message, { encoding: 'ieee-p1363' }),
    ),
    made('signature-zero', 'a signature whose r and s are 0', () =>
      Buffer.from('3006020100020100', 'hex'),
    ),
    made('signature-trailing', 'bytes after the signature', (message, key) =>
      Buffer.concat([signatureOf(key, message), Buffer.from([0])]),
    ),
    made(
      'signature-long-form',
      'a signature that is not in its shortest DER form',
      (message, key) => {
        const plain = signatureOf(key, message);
        return Buffer.concat([Buffer.from([0x30, 0x81]), plain.subarray(1)]);
      },
    ),
    refused(
      'SIGNATURE_INVALID',
      'statement-swapped',
      'the statement of another model under this signature',
      {
        files: { ...MODEL, 'evil.bin': 'x' },
        bundle: {
          [PAYLOAD]: new Change(() =>
            Buffer.from(JSON.stringify(resource('evil.bin', 'x'))).toString('base64'),
          ),
        },
      },
      { files: { ...MODEL, 'evil.bin': 'x' } },
    ),
  ];
}

function flipLast(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}
