import type { Posture } from '@weighbridge/core';
import type { Given } from '../laws/world.ts';
import type { WrongEvaluator } from './kit.ts';
import { answer, given, withGate } from './kit.ts';

const NOTHING = { evidence: [], findings: [] };

/** The previous statement with something else remembered. */
function remembering(change: (previous: Posture, inputs: Given) => Posture) {
  return given((inputs) =>
    inputs.previous === undefined
      ? inputs
      : { ...inputs, previous: change(inputs.previous, inputs) },
  );
}

const deletions = 'e: deleting at the end of a chain of statements';

/** Break law (e): over several statements something is forgotten, or taken for what it was not. */
export const wrongByLawE: readonly WrongEvaluator[] = [
  {
    mistake: 'what is gone was against nothing',
    breaks: deletions,
    evaluate: remembering((previous) => ({
      ...previous,
      evidence: previous.evidence.map((item) => ({
        ...item,
        standings: Object.fromEntries(Object.keys(item.standings).map((id) => [id, 'supports'])),
      })),
    })),
  },
  {
    mistake: 'what is gone was adverse, so that a waiver forgives what was open',
    seed: 22,
    breaks: deletions,
    evaluate: remembering((previous) => ({
      ...previous,
      evidence: previous.evidence.map((item) => ({
        ...item,
        standings: Object.fromEntries(Object.keys(item.standings).map((id) => [id, 'adverse'])),
      })),
    })),
  },
  {
    mistake: 'a finding that is gone is gone',
    breaks: deletions,
    evaluate: remembering((previous) => ({ ...previous, findings: [] })),
  },
  {
    mistake: 'what was said before plays no part',
    breaks: 'e: a gate that opens in a chain of statements',
    evaluate: given(({ evidence, findings, policy, now }) => ({ evidence, findings, policy, now })),
  },
  {
    mistake: 'only the statement before is looked at, not what it carries on',
    breaks: 'e: weighing the same again',
    evaluate: remembering((previous) => ({
      ...previous,
      withdrawn: { ...NOTHING, answered: NOTHING },
    })),
  },
  {
    mistake: 'a waiver stands in for what was not looked at',
    seed: 5,
    breaks: 'e: what a waiver forgives',
    evaluate: answer((posture, inputs) =>
      withGate(posture, inputs, ({ waiver }) => waiver !== undefined),
    ),
  },
];
