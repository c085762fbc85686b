import type { VerificationResultFacts } from '../facts.ts';
import type { CheckContext, Unchecked } from '../predicate.ts';
import { checkAge, checkEnd } from './age.ts';
import { openParts } from './open-parts.ts';
import { checkPolicyReference } from './policy-reference.ts';
import { refuse } from './refuse.ts';
import { checkLevels } from './summary.ts';

/**
 * Judges a simple verification result.
 *
 * @throws {ModelSigningError} ATTESTATION_VERIFIER, ATTESTATION_LEVEL, ATTESTATION_POLICY, ATTESTATION_TIME
 */
export function checkVerificationResult(
  facts: VerificationResultFacts,
  { policy, now }: CheckContext,
): readonly Unchecked[] {
  const { verifiers, properties, ...rest } = policy.verificationResult ?? {
    verifiers: [],
    properties: [],
  };
  if (verifiers !== 'any' && !verifiers.includes(facts.verifier)) {
    throw refuse('ATTESTATION_VERIFIER', 'verifier', facts.verifier, verifiers);
  }
  if (properties !== 'any') checkLevels(facts.properties, properties);
  checkPolicyReference(facts.policies, rest.policy);
  checkAge(facts.timeCreated, rest.maxAgeDays, now);
  checkEnd(facts.endsAt, now);
  return openParts({ 'who verified it': verifiers, 'which properties were verified': properties });
}
