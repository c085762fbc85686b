import type { Posture } from '@weighbridge/core';
import { isOpenGate } from '@weighbridge/core/view';

/** Whether the gate is open. Only these two outcomes ever count as passed. */
export function isAdmitted({ gate }: Posture): boolean {
  return isOpenGate(gate.outcome);
}

/**
 * What was verified, as words that are added only when more was verified:
 *
 * - `WB_<FAMILY>_<n>` for every control that passes, for instance `WB_INT_1`;
 * - `WB_ADMITTED` when the gate is open;
 * - `WB_UNCONDITIONAL` when it is open, no waiver was needed and no advisory control fails.
 *
 * A consumer that accepts neither waivers nor advisory fails asks for `WB_UNCONDITIONAL`.
 */
export function gateProperties(posture: Posture): readonly string[] {
  const passed = posture.verdicts
    .filter(({ status }) => status === 'pass')
    .map(({ control }) => control.replaceAll('-', '_'));
  return [
    ...(isAdmitted(posture) ? ['WB_ADMITTED'] : []),
    ...(posture.gate.outcome === 'admit' ? ['WB_UNCONDITIONAL'] : []),
    ...passed,
  ];
}
