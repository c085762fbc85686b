import type { Posture } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import type { AssessmentInputs } from './export.ts';
import { isAdmitted } from './gate-properties.ts';

/**
 * The first instant at which an admitting gate no longer admits, by time alone: a required answer goes stale,
 * a needed waiver ends, or no sighting is fresh any more. Undefined when the gate does not admit, or nothing
 * in the posture ends.
 */
export function holdsUntil(posture: Posture): string | undefined {
  return isAdmitted(posture) ? posture.gate.holdsUntil : undefined;
}

/**
 * What the same evidence under the same policy gives at a later time. Time alone only ages evidence: it opens
 * no shut gate.
 *
 * @throws {PostureError} when the time is before the evidence
 */
export function postureAt(time: number, inputs: AssessmentInputs): Posture {
  const { evidence, findings, policy, previous } = inputs;
  return assess(evidence, findings, policy, new Date(time), previous);
}
