import { createPublicKey, type KeyObject } from 'node:crypto';
import { readDer, fields, TAG } from '../der/read.ts';
import { readOid } from '../der/values.ts';

/** A curve that OMS signs on. */
export interface Curve {
  readonly name: 'P-256' | 'P-384' | 'P-521';
  /** The digest that belongs to it. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** Octets of one coordinate, and of each half of a raw signature. */
  readonly bytes: number;
}

/** By the object identifier of the named curve (RFC 5480). */
const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', hash: 'sha256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', hash: 'sha384', bytes: 48 },
  '1.3.132.0.35': { name: 'P-521', hash: 'sha512', bytes: 66 },
};
const OID_EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/**
 * The curve that a SubjectPublicKeyInfo names; undefined for other keys and for curves with explicit
 * parameters, which can differ from the named one in a single number (as in CVE-2020-0601).
 */
export function curveOfSpki(spki: Uint8Array): Curve | undefined {
  try {
    const algorithm = fields(fields(readDer(spki)).take(TAG.sequence));
    if (readOid(algorithm.take()) !== OID_EC_PUBLIC_KEY) return undefined;
    const curve = CURVES[readOid(algorithm.take())];
    algorithm.end();
    return curve;
  } catch {
    return undefined;
  }
}

/** DER SubjectPublicKeyInfo of a public key. */
export function spkiOf(key: KeyObject): Uint8Array {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' });
}

/** The curve of a key, if OMS signs on it. */
export function curveOf(key: KeyObject): Curve | undefined {
  return key.asymmetricKeyType === 'ec' ? curveOfSpki(spkiOf(key)) : undefined;
}
