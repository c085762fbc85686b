import type { GateOutcome } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { POSTURE_REPORT } from '../test/reports.ts';
import { gateAsks } from './gate-asks.ts';

const { posture } = POSTURE_REPORT;
const asks = (outcome: GateOutcome, unknown: number, requires?: readonly string[]) =>
  gateAsks({
    ...POSTURE_REPORT,
    posture: {
      ...posture,
      policy: { ...posture.policy, name: 'default' },
      gate: { ...posture.gate, outcome },
      counts: { ...posture.counts, unknown },
    },
    ...(requires && { requires }),
  });

test.for([
  [33, 'default requires 2 controls: WB-A, WB-B. The 33 that are unknown are not among them.'],
  [1, 'default requires 2 controls: WB-A, WB-B. The one that is unknown is not among them.'],
  [0, 'default requires 2 controls: WB-A, WB-B.'],
] as const)('an open gate beside %i unknown says what it asked for', ([unknown, expected]) => {
  for (const outcome of ['admit', 'admit-with-conditions'] as const) {
    expect(asks(outcome, unknown, ['WB-A', 'WB-B'])).toBe(expected);
  }
});

test('a gate that asks for nothing says so, and one that is shut names what is missing itself', () => {
  expect(asks('admit', 3, [])).toBe('default requires no control.');
  expect(asks('admit', 3)).toBe(undefined);
  for (const outcome of ['refuse', 'cannot-decide'] as const) {
    expect(asks(outcome, 3, ['WB-A'])).toBe(undefined);
  }
});
