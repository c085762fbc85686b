import type { Posture } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import type { AssessmentInputs } from './export.ts';
import { isAdmitted } from './gate-properties.ts';

/**
 * The first instant at which the gate that admits no longer does, by time alone: a required answer grows
 * stale, a waiver that was needed ends, or nothing that was seen is fresh any more. Undefined when it does not
 * admit, or nothing of it ends.
 */
export function holdsUntil(posture: Posture): string | undefined {
  return isAdmitted(posture) ? posture.gate.holdsUntil : undefined;
}

/**
 * What the same evidence under the same policy gives at a later time. Time alone only ages: no gate that
 * is shut opens.
 *
 * @throws {PostureError} when the time lies before the evidence
 */
export function postureAt(time: number, inputs: AssessmentInputs): Posture {
  const { evidence, findings, policy, previous } = inputs;
  return assess(evidence, findings, policy, new Date(time), previous);
}
