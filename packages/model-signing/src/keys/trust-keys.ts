import type { KeyObject } from 'node:crypto';
import type { TrustedRoot } from '../sigstore/contract.ts';
import type { KeyTrust } from '../trust.ts';
import { readAnchors } from '../x509/trust-certificates.ts';
import { readPublicKey } from './read-key.ts';

/** Options of `trustKeys`. */
export interface TrustKeysOptions {
  /** PEM text of the certificates of timestamp authorities; default none. */
  readonly timestampAuthorities?: string | Uint8Array | undefined;
  /** Root whose logs must hold the signature; default none, and log entries count for nothing. */
  readonly transparencyLogs?: TrustedRoot | undefined;
}

/**
 * Trust in public keys: a bundle verifies when one of them signed it.
 *
 * Each is PEM text (`PUBLIC KEY`) or a DER SubjectPublicKeyInfo: ECDSA on P-256, P-384 or P-521.
 *
 * @throws {RangeError} when there is no key
 * @throws {ModelSigningError} TRUST_INVALID when a key or certificate cannot be read, UNSUPPORTED_KEY
 *   for other keys
 */
export function trustKeys(
  keys: string | Uint8Array | readonly (string | Uint8Array)[],
  options: TrustKeysOptions = {},
): KeyTrust {
  const list = typeof keys === 'string' || keys instanceof Uint8Array ? [keys] : keys;
  if (list.length === 0) throw new RangeError('trustKeys needs at least one key, got none');
  const objects: readonly KeyObject[] = list.map(readPublicKey);
  const { timestampAuthorities, transparencyLogs } = options;
  return {
    method: 'key',
    keys: objects,
    ...(timestampAuthorities === undefined
      ? {}
      : { timestampAuthorities: readAnchors(timestampAuthorities, 'timestamp authority') }),
    ...(transparencyLogs === undefined ? {} : { transparencyLogs }),
  };
}
