import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChecklistState } from '../src/index.ts';
import { answerChecklist } from '../src/index.ts';
import { engine } from './laws/engine.ts';
import { isAdverse } from './laws/outcomes.ts';
import type { Given, Scenario } from './laws/world.ts';
import { builtInScenarios, givenOf, later } from './laws/world.ts';

const numRuns = propertyRuns({ short: 150, long: 1_000 });
const RANK: readonly ChecklistState[] = ['fail', 'unknown', 'stale', 'pass', 'not-applicable'];

/** How good each line is some time after an assessment. */
function ranks(scenario: Scenario, given: Given, at = given.now): readonly number[] {
  const posture = engine(scenario.catalogue, given);
  return answerChecklist(posture, new Date(at)).map(({ state }) => RANK.indexOf(state));
}

function expectNoneBetter(after: readonly number[], before: readonly number[]): void {
  expect(after.map((each, i) => Math.min(each, before[i] ?? 0))).toEqual(after);
}

const check = (law: (scenario: Scenario) => void) =>
  fc.assert(fc.property(builtInScenarios, law), { numRuns });

test('adverse evidence and failed findings never improve a line', () => {
  check((scenario) => {
    const given = givenOf(scenario, engine);
    const adverse = scenario.moreEvidence.filter((item) =>
      isAdverse(scenario.catalogue, item, given),
    );
    const more = {
      ...given,
      evidence: [...given.evidence, ...adverse],
      findings: [...given.findings, ...scenario.moreFindings],
    };
    expectNoneBetter(ranks(scenario, more), ranks(scenario, given));
  });
});

test('time never improves a line, assessed again or not', () => {
  check((scenario) => {
    const given = givenOf(scenario, engine);
    const then = later(given.now, scenario.laterDays);
    const aged = ranks(scenario, given, then);
    expectNoneBetter(aged, ranks(scenario, given));
    expectNoneBetter(ranks(scenario, { ...given, now: then }), ranks(scenario, given));
  });
});

test('an old posture looks no better than one made from the same evidence today', () => {
  check((scenario) => {
    const given = givenOf(scenario, engine);
    const then = later(given.now, scenario.laterDays);
    const anew = ranks(scenario, { ...given, now: then });
    expectNoneBetter(ranks(scenario, given, then), anew);
  });
});
