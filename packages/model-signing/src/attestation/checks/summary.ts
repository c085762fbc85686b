import type { SummaryFacts } from '../facts.ts';
import { meetsLevel } from '../levels.ts';
import type { CheckContext, Unchecked } from '../predicate.ts';
import { checkAge, checkEnd } from './age.ts';
import { openParts } from './open-parts.ts';
import { checkPolicyReference } from './policy-reference.ts';
import { refuse } from './refuse.ts';

/**
 * Judges a verification summary in the order that SLSA specifies.
 *
 * @throws {ModelSigningError} ATTESTATION_VERIFIER, ATTESTATION_RESOURCE, ATTESTATION_RESULT,
 *   ATTESTATION_LEVEL, ATTESTATION_POLICY, ATTESTATION_TIME
 * @see https://slsa.dev/spec/v1.2/verification_summary#how-to-verify
 */
export function checkSummary(
  facts: SummaryFacts,
  { policy, now }: CheckContext,
): readonly Unchecked[] {
  const { verifiers, resourceUri, levels, ...rest } = policy.summary ?? {
    verifiers: [],
    resourceUri: '',
    levels: [],
  };
  if (verifiers !== 'any' && !verifiers.includes(facts.verifier)) {
    throw refuse('ATTESTATION_VERIFIER', 'verifier', facts.verifier, verifiers);
  }
  if (resourceUri !== 'any' && resourceUri !== facts.resourceUri) {
    throw refuse('ATTESTATION_RESOURCE', 'resource', facts.resourceUri, resourceUri);
  }
  const { result = 'PASSED' } = rest;
  if (facts.result !== result) {
    throw refuse('ATTESTATION_RESULT', 'result', facts.result, result);
  }
  if (levels !== 'any') checkLevels(facts.levels, levels);
  checkPolicyReference([facts.policy], rest.policy);
  checkAge(facts.timeVerified, rest.maxAgeDays, now);
  checkEnd(facts.endsAt, now);
  return openParts({
    'who verified it': verifiers,
    'for which place of use it was verified': resourceUri,
    'which levels were verified': levels,
  });
}

/** Every required level or property must be met. @throws {ModelSigningError} ATTESTATION_LEVEL */
export function checkLevels(verified: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.find((level) => !meetsLevel(verified, level));
  if (missing === undefined) return;
  const found = verified.length === 0 ? undefined : verified.slice(0, 20).join(', ');
  throw refuse('ATTESTATION_LEVEL', `levels without ${missing}`, found, wanted);
}
