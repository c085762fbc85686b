import type { GateSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { GATE_HEADLINES } from '@weighbridge/core/view';

/** What is left of a gate if nothing fresh is known: an admission is gone, a refusal stays. */
export function gateWithoutNews(
  last: GateOutcome | null,
  weighedAt: Date | null,
  why: string,
): GateSummary {
  const since = weighedAt === null ? 'never weighed' : `last weighed ${weighedAt.toISOString()}`;
  if (last === 'refuse') {
    return {
      outcome: 'refuse',
      sentence: `${GATE_HEADLINES.refuse} when ${since}; no fresh answer: ${why}`,
    };
  }
  return {
    outcome: 'cannot-decide',
    sentence: `${GATE_HEADLINES['cannot-decide']}: ${why} (${since})`,
  };
}
