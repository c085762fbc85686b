import { expect, test } from 'vitest';
import { control, postureOf, verdict, waiver } from '../../test/posture-of.ts';
import type { Verdict } from '../posture.ts';
import { viewPosture } from './posture-view.ts';

/** The view of the single control in a posture of one verdict. */
function shown(given: Verdict) {
  const { families } = viewPosture(postureOf([given]), [control('A-1')]);
  return families.flatMap(({ controls }) => controls)[0];
}

test.for([
  [verdict('A-1', 'fail'), 'open'],
  [verdict('A-1', 'unknown'), 'open'],
  [verdict('A-1', 'unknown', { reason: 'no-collector' }), 'waiting'],
  [verdict('A-1', 'pass'), 'held'],
  [verdict('A-1', 'not-applicable'), 'held'],
] as const)('%o is grouped as %s', ([given, group]) => {
  expect(shown(given)?.group).toBe(group);
  expect(shown(given)?.remedy).toBe(group === 'held' ? undefined : 'Do what A-1 asks.');
});

test('says how the answer is known: by a tier, or by a finding that needs no evidence', () => {
  expect(shown(verdict('A-1', 'pass', { tier: 'measured' }))?.known).toBe('measured');
  expect(shown(verdict('A-1', 'unknown'))?.known).toBe('no evidence');
  const failed = { reason: 'finding-adverse' } as const;
  expect(shown(verdict('A-1', 'fail', failed))?.known).toBe('by a finding');
  expect(shown(verdict('A-1', 'fail', { ...failed, tier: 'declared' }))?.known).toBe('declared');
});

test('a waiver is one line, with its ticket if it has one', () => {
  const line = (more: object) =>
    shown(verdict('A-1', 'fail', { waiver: waiver('A-1', more) }))?.condition?.text;
  expect(line({})).toBe('waived by ada until 2027-01-01 (W-A-1): It is being repaired.');
  expect(line({ ticket: 'SEC-7' })).toBe(
    'waived by ada until 2027-01-01 (W-A-1, SEC-7): It is being repaired.',
  );
});

test('a fail of an advisory control says so, and does not mention its waiver, which has no effect', () => {
  const failed = verdict('A-1', 'fail', { waiver: waiver('A-1') });
  const posture = postureOf([failed, verdict('A-2', 'fail')], { advisory: ['A-1', 'B-9'] });
  expect(viewPosture(posture, []).conditions).toEqual([
    {
      kind: 'advisory',
      control: 'A-1',
      text: 'advisory under default: its fail does not refuse the model',
    },
  ]);
});

test('two verdicts of one control, which no engine produces, are both shown', () => {
  const twice = postureOf([verdict('A-1', 'pass'), verdict('A-1', 'fail')]);
  const { families } = viewPosture(twice, [control('A-1')]);
  expect(families.map(({ controls }) => controls.map((each) => each.status.word))).toEqual([
    ['Pass', 'Fail'],
  ]);
});
