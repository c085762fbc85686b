import { expect, test } from 'vitest';
import { fleetChecklist, keptLine, lineOf } from '../../../test/checklist.ts';
import { headlineOf, practicesOf, sayIfEnforced } from './headline.ts';

test('names how many practices fail, and the one that fails most', () => {
  expect(practicesOf(fleetChecklist())).toBe(
    '1 of 10 practices fails somewhere, most often “Sign models, verify before they load”: 6 models.',
  );
});

test('never counts unanswered practices as kept', () => {
  expect(practicesOf(fleetChecklist({ lines: [lineOf('C1'), keptLine('C4')] }))).toBe(
    'No practice fails, but 1 of 2 practices is not answered for every model.',
  );
});

test('says that all is well only when nothing is missing', () => {
  expect(practicesOf(fleetChecklist({ lines: [keptLine('C1'), keptLine('C4')] }))).toBe(
    'Every model keeps every practice that applies to it.',
  );
});

test('says so when all of them fail', () => {
  const counts = { pass: 1, made: 0, fail: 1, unknown: 0, stale: 0, notApplicable: 0 };
  const lines = [lineOf('C1', { counts }), lineOf('C2', { counts })];
  expect(practicesOf(fleetChecklist({ lines }))).toBe(
    'All 2 practices fail somewhere, most often “Scan containers and artifacts”: 1 model.',
  );
});

const NONE = { refuse: 0, cannotDecide: 0, admitWithConditions: 0, admit: 0, pending: 0 };

test.for([
  [
    { refuse: 3, cannotDecide: 5, pending: 2, admit: 10 },
    '3 of 20 models are refused, and nothing is decided about 7.',
  ],
  [{ refuse: 1, admit: 19 }, '1 of 20 models is refused.'],
  [
    { cannotDecide: 4, admit: 16 },
    'No model is refused, but nothing is decided about 4 of 20 models.',
  ],
  [{ pending: 20 }, 'No model is refused, but nothing is decided about 20 of 20 models.'],
  [{ admit: 18, admitWithConditions: 2 }, 'Every model is admitted, 2 with conditions.'],
  [{ admit: 20 }, 'Every model is admitted.'],
] as const)('begins with the gate: %j', ([gate, text]) => {
  // Whatever the practices say: practices that no model fails never hide a refused one.
  for (const lines of [[keptLine('C4')], fleetChecklist().lines]) {
    expect(headlineOf(fleetChecklist({ gate: { ...NONE, ...gate }, lines }))).toBe(text);
  }
});

test.for([
  [0, undefined],
  [1, '1 model would be refused if every control were enforced.'],
  [1200, '1,200 models would be refused if every control were enforced.'],
] as const)(
  'says how many models are admitted because controls are advisory: %s',
  ([refusedIfEnforced, text]) => {
    expect(sayIfEnforced(fleetChecklist({ refusedIfEnforced }))).toBe(text);
  },
);
