import { expect, test } from 'vitest';
import { postureOf, verdict } from '../../test/posture-of.ts';
import type { GateOutcome } from '../posture.ts';
import { gateView } from './gate-view.ts';

const END = '2027-01-12T08:30:00Z';

function gateOf(outcome: GateOutcome, unknown: number, requires?: readonly string[]) {
  const verdicts = Array.from({ length: unknown }, (_, at) => verdict(`B-${at}`, 'unknown'));
  return gateView(postureOf(verdicts, { outcome, holdsUntil: END }), requires);
}

test.for([
  [33, 'default requires 2 controls: WB-A, WB-B. The 33 that are unknown are not among them.'],
  [1, 'default requires 2 controls: WB-A, WB-B. The one that is unknown is not among them.'],
  [0, 'default requires 2 controls: WB-A, WB-B.'],
] as const)('an open gate with %i unknown says what it asked for', ([unknown, expected]) => {
  for (const outcome of ['admit', 'admit-with-conditions'] as const) {
    expect(gateOf(outcome, unknown, ['WB-A', 'WB-B']).asks).toBe(expected);
  }
});

test('a gate that asks for nothing says so, and one with unknown requirements says nothing', () => {
  expect(gateOf('admit', 3, []).asks).toBe('default requires no control.');
  expect(gateOf('admit', 3).asks).toBeUndefined();
});

test('an open gate says until when it holds, to the minute; a shut gate does not', () => {
  expect(gateOf('admit-with-conditions', 0).holdsUntil).toBe('2027-01-12 08:30 UTC');
  for (const outcome of ['refuse', 'cannot-decide'] as const) {
    const { holdsUntil, asks } = gateOf(outcome, 3, ['WB-A']);
    expect([holdsUntil, asks]).toEqual([undefined, undefined]);
  }
});
