import type { ResourceDescriptor } from '../facts.ts';
import type { PolicyReference } from '../policy.ts';
import { holdsDigest } from '../subjects.ts';
import { refuse } from './refuse.ts';

/**
 * One of the policies must have the URI and, where one is required, the digest.
 *
 * @throws {ModelSigningError} ATTESTATION_POLICY
 */
export function checkPolicyReference(
  stated: readonly ResourceDescriptor[],
  wanted: PolicyReference | undefined,
): void {
  if (wanted === undefined) return;
  const { uri, digest } = wanted;
  const named = stated.filter((each) => each.uri === uri);
  const same = named.some((each) => {
    return digest === undefined || (each.digest !== undefined && holdsDigest(each.digest, digest));
  });
  if (!same) throw refuse('ATTESTATION_POLICY', 'policy', (named[0] ?? stated[0])?.uri, wanted);
}
