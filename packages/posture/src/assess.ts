import type { Evidence, Finding, Posture } from '@weighbridge/core';
import { catalogue } from './catalogue.ts';
import { assessWith } from './engine/assess-with.ts';
import { checkInputs } from './input/inputs.ts';
import type { Policy } from './policy.ts';

/**
 * Answers every control of the catalogue for one model, and decides whether the policy admits it.
 *
 * Pure and deterministic: the same evidence, findings, policy, `now` and previous statement give the same canonical
 * JSON byte for byte, in whatever order they are given. Pass the previous statement if there is one: evidence and
 * findings deleted since then are then missed, so a fail stays a fail and anything else becomes
 * unknown(evidence-withdrawn).
 * Cost: O(e) hashing, O(e (c + p)) judging for e evidence items, c controls that read their type and p items that
 * vanished since the previous statement.
 *
 * @throws {PostureError} BAD_INPUT when an argument is misshapen, EVIDENCE_ID_MISMATCH when evidence was changed after
 * its id was computed, MIXED_SUBJECTS when it is about several models or bytes, FUTURE_INPUT
 *   when anything is dated after `now`, UNKNOWN_CONTROL when the policy names a control that the catalogue lacks
 */
export function assess(
  evidence: readonly Evidence[],
  findings: readonly Finding[],
  policy: Policy,
  now: Date | string,
  previous?: Posture,
): Posture {
  return assessWith(
    catalogue,
    checkInputs(catalogue, { evidence, findings, policy, now, previous }),
  );
}
