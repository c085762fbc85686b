import type { TrustMaterial } from '@sigstore/verify';
import { ModelSigningError } from '../error.ts';
import type { TimestampToken } from '../timestamp/token.ts';
import { readTimestampOf } from '../timestamp/verify-timestamp.ts';
import { readCertificate } from '../x509/certificate.ts';
import { ExactTimestamp } from './exact-timestamp.ts';

/**
 * The timestamps that name an authority of the trusted root. None of them is verified yet.
 *
 * Those of other authorities count for nothing: an attacker who can add a false one can also leave out a true
 * one. But one that is broken, or belongs to another signature, shows that the bundle was tampered with.
 *
 * @throws {ModelSigningError} SIGNATURE_TIME_INVALID
 */
export function knownTimestamps(
  responses: readonly Uint8Array[],
  signature: Uint8Array,
  authorities: TrustMaterial['timestampAuthorities'],
): readonly ExactTimestamp[] {
  return responses.flatMap((der) => {
    const { token, timestamp } = read(der, signature);
    return isKnown(token, authorities) ? [timestamp] : [];
  });
}

interface ReadTimestamp {
  readonly token: TimestampToken;
  readonly timestamp: ExactTimestamp;
}

function read(der: Uint8Array, signature: Uint8Array): ReadTimestamp {
  try {
    const token = readTimestampOf(der, signature);
    return { token, timestamp: new ExactTimestamp(der, token.info.time) };
  } catch (cause) {
    throw new ModelSigningError(
      'SIGNATURE_TIME_INVALID',
      'A timestamp cannot be read, or belongs to another signature.',
      { cause },
    );
  }
}

function isKnown(
  { signature: { signer } }: TimestampToken,
  authorities: TrustMaterial['timestampAuthorities'],
): boolean {
  if (!('issuer' in signer)) return false;
  return authorities.some(({ certChain: [leaf] }) => {
    if (leaf === undefined) return false;
    const { issuerDer, serial } = readCertificate(leaf.root.toDER());
    return same(issuerDer, signer.issuer) && same(serial, signer.serial);
  });
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
