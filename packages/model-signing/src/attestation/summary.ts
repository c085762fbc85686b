import type { JsonValue } from '@weighbridge/core';
import type { ResourceDescriptor, SummaryFacts } from './facts.ts';
import { textAt } from './fields.ts';
import { doubledTrack } from './levels.ts';
import { malformed } from './malformed.ts';
import { resourceAt } from './resource.ts';

/** The policy of a summary, which must have a URI. @throws {ModelSigningError} ATTESTATION_MALFORMED */
export function policyAt(value: JsonValue | undefined, pointer: string): ResourceDescriptor {
  const policy = resourceAt(value, pointer);
  if (policy.uri === undefined) throw malformed(`${pointer}/uri`, 'expected a URI');
  return policy;
}

/** The word of a summary's result. @throws {ModelSigningError} ATTESTATION_MALFORMED */
export function resultAt(value: JsonValue | undefined, pointer: string): 'PASSED' | 'FAILED' {
  const result = textAt(value, pointer);
  if (result === 'PASSED' || result === 'FAILED') return result;
  throw malformed(pointer, 'expected PASSED or FAILED');
}

/**
 * The summary, unless it contradicts itself: a pass with FAILED among its levels, or two levels of one track.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED
 */
export function completeSummary(facts: SummaryFacts): SummaryFacts {
  if (facts.result === 'PASSED' && facts.levels.includes('FAILED')) {
    throw malformed('/predicate', 'it says PASSED, and FAILED among its levels');
  }
  const track = doubledTrack(facts.levels);
  if (track !== undefined) throw malformed('/predicate', `two levels of the track ${track}`);
  return facts;
}
