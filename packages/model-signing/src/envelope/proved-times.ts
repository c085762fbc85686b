import type { X509Certificate } from 'node:crypto';
import { hasCode } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import { verifyTimestamp } from '../timestamp/verify-timestamp.ts';
import type { TimeProof } from '../verified.ts';
import { readCertificate } from '../x509/certificate.ts';

const MAX_TIMESTAMPS = 20;

/**
 * The times at which trusted authorities saw the signature, earliest first.
 *
 * Without authorities, timestamps count for nothing, and those of other authorities never count: an attacker
 * who can add a false one can also leave out a true one. But a timestamp that is broken, or belongs to another
 * signature, shows that the bundle was tampered with.
 *
 * @throws {ModelSigningError} TIMESTAMP_MALFORMED, TIMESTAMP_MISMATCH, TIMESTAMP_INVALID
 */
export function provedTimes(
  bundle: ParsedBundle,
  authorities: readonly X509Certificate[] = [],
): readonly TimeProof[] {
  if (authorities.length === 0) return [];
  if (bundle.timestamps.length > MAX_TIMESTAMPS) {
    throw new ModelSigningError('TIMESTAMP_MALFORMED', 'the bundle has too many timestamps', {
      details: { timestamps: bundle.timestamps.length, limit: MAX_TIMESTAMPS },
    });
  }
  const anchors = authorities.map(({ raw }) => readCertificate(raw));
  return bundle.timestamps
    .flatMap((response) => {
      try {
        const { time, by } = verifyTimestamp(response, bundle.envelope.signature, anchors);
        return [{ time: time.toISOString(), source: 'timestamp-authority' as const, by }];
      } catch (error) {
        if (hasCode(error, 'TIMESTAMP_UNTRUSTED')) return [];
        throw error;
      }
    })
    .toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
