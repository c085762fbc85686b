import type { Posture } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { answerOf, assessStatement, historiesOf, setsOf } from './laws/histories.ts';
import type { Statement } from './laws/histories.ts';

/** Assesses a history; statements that two histories share are assessed once. */
function assessor(
  remember: (posture: Posture) => Posture = (posture) => posture,
): (history: readonly Statement[]) => readonly Posture[] {
  let [first, second]: readonly (readonly [Statement, Posture] | undefined)[] = [];
  return ([one, two, three]) => {
    if (one === undefined || two === undefined || three === undefined) return [];
    if (first?.[0] !== one) {
      first = [one, remember(assessStatement(0, one))];
      second = undefined;
    }
    if (second?.[0] !== two) second = [two, remember(assessStatement(1, two, first[1]))];
    return [first[1], second[1], assessStatement(2, three, second[1])];
  };
}

function wordsOf(history: readonly Statement[]): string {
  return JSON.stringify(history);
}

test('every history of one control over three statements opens the gate exactly when the whole history allows it', () => {
  const assess = assessor();
  const counts = { histories: 0, open: 0, fails: 0 };
  const wrong: string[] = [];
  for (const kinds of setsOf(3)) {
    for (const history of historiesOf(kinds)) {
      const [, , posture] = assess(history);
      const { passes, fails, opens } = answerOf(history);
      const isOpen = posture?.gate.outcome.startsWith('admit') === true;
      const status = posture?.verdicts[0]?.status;
      counts.histories += 1;
      if (isOpen) counts.open += 1;
      if (status === 'fail') counts.fails += 1;
      const isRight =
        isOpen === opens && (status === 'pass') === passes && (!fails || status === 'fail');
      if (!isRight && wrong.length < 5) {
        wrong.push(`${posture?.gate.outcome} ${status}: ${wordsOf(history)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  console.log(counts);
  expect(counts.histories).toBeGreaterThan(200_000);
});

const NOTHING = { evidence: [], findings: [] };

test.for([
  [
    'what was answered',
    (posture: Posture) => ({
      ...posture,
      withdrawn: { ...posture.withdrawn, answered: NOTHING },
    }),
  ],
  [
    'what was carried forward',
    (posture: Posture) => ({ ...posture, withdrawn: { ...NOTHING, answered: NOTHING } }),
  ],
  ['findings', (posture: Posture) => ({ ...posture, findings: [] })],
] as const)('an engine that forgets %s admits what the whole history does not', ([, forget]) => {
  const assess = assessor(forget);
  const isWrong = (history: readonly Statement[]) => {
    const posture = assess(history)[2];
    const { opens, passes } = answerOf(history);
    const isOpen = posture?.gate.outcome.startsWith('admit') === true;
    return (isOpen && !opens) || (posture?.verdicts[0]?.status === 'pass' && !passes);
  };
  const found = setsOf(3).some((kinds) => Array.from(historiesOf(kinds)).some(isWrong));
  expect(found).toBe(true);
});
