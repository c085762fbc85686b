import type { Digest } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { isDigestOf, isSubjectAlgorithm, SUBJECT_ALGORITHMS } from './digest-set.ts';
import type { DigestSet } from './digest-set.ts';
import type { Any } from './policy.ts';
import type { AttestationSubject } from './statement.ts';

/** Whether a digest set holds exactly this digest under its own algorithm's name. */
export function holdsDigest(set: DigestSet, digest: Digest): boolean {
  const colon = digest.indexOf(':');
  const algorithm = digest.slice(0, colon);
  return Object.hasOwn(set, algorithm) && set[algorithm] === digest.slice(colon + 1);
}

/**
 * The subjects that carry any of the digests.
 *
 * @throws {ModelSigningError} ATTESTATION_SUBJECT when none does or, with `all`, when one digest is missing
 */
export function matchSubjects(
  subjects: readonly AttestationSubject[],
  digests: readonly Digest[] | Any,
  match: 'all' | 'any',
): readonly AttestationSubject[] {
  if (digests === 'any') return [];
  const missing = digests.filter(
    (digest) => !subjects.some((each) => holdsDigest(each.digest, digest)),
  );
  if (missing.length > 0 && (match === 'all' || missing.length === digests.length)) {
    throw new ModelSigningError(
      'ATTESTATION_SUBJECT',
      `the statement is not about ${missing[0] ?? 'this'}`,
      { details: { missing: missing.slice(0, 20), subjects: subjects.slice(0, 20) } },
    );
  }
  return subjects.filter((each) => digests.some((digest) => holdsDigest(each.digest, digest)));
}

/** Refuses digests that no subject can match. @throws {RangeError} with the supported algorithms */
export function checkDigests(digests: readonly Digest[], what: string): void {
  for (const digest of digests) {
    const colon = digest.indexOf(':');
    const algorithm = digest.slice(0, Math.max(colon, 0));
    if (isSubjectAlgorithm(algorithm) && isDigestOf(algorithm, digest.slice(colon + 1))) continue;
    const known = Object.keys(SUBJECT_ALGORITHMS).join(', ');
    throw new RangeError(
      `${what} must be <algorithm>:<lower-case hex> with one of ${known}; got ${JSON.stringify(digest)}`,
    );
  }
}
