import { expect, test } from 'vitest';
import { fleetChecklist, keptLine, lineOf } from '../../../test/checklist.ts';
import { headlineOf } from './headline.ts';

test('names how many practices fail, and the one that fails most', () => {
  expect(headlineOf(fleetChecklist())).toBe(
    '1 of 10 practices fails somewhere, most often “Sign models, verify before they load”: 6 models.',
  );
});

test('never takes unanswered practices for kept ones', () => {
  expect(headlineOf(fleetChecklist({ lines: [lineOf('C1'), keptLine('C4')] }))).toBe(
    'Nothing fails, but 1 of 2 practices is not answered for every model.',
  );
});

test('says that all is well only when nothing is missing', () => {
  expect(headlineOf(fleetChecklist({ lines: [keptLine('C1'), keptLine('C4')] }))).toBe(
    'Every model keeps every practice that applies to it.',
  );
});

test('says it when all of them fail', () => {
  const counts = { pass: 1, fail: 1, unknown: 0, stale: 0, notApplicable: 0 };
  const lines = [lineOf('C1', { counts }), lineOf('C2', { counts })];
  expect(headlineOf(fleetChecklist({ lines }))).toBe(
    'All 2 practices fail somewhere, most often “Scan containers and artifacts”: 1 model.',
  );
});
