import { expect, test } from 'vitest';
import { control, postureOf, verdict, waiver } from '../../test/posture-of.ts';
import type { Verdict } from '../posture.ts';
import { viewPosture } from './posture-view.ts';

const CONTROLS = [control('A-1', 'low'), control('A-2', 'critical'), control('A-3', 'high')];

/** The view of a shut gate with these verdicts. */
const shown = (...verdicts: readonly Verdict[]) => viewPosture(postureOf(verdicts), CONTROLS);

/** Ids of the reasons, in order. */
const order = (...verdicts: readonly Verdict[]) =>
  shown(...verdicts).reasons.map((reason) => reason.verdict.control);

test('fails come before unknowns, the worst first, in the reasons and in the next step', () => {
  const verdicts = [verdict('A-1', 'fail'), verdict('A-2', 'unknown'), verdict('A-3', 'fail')];
  expect(order(...verdicts)).toEqual(['A-3', 'A-1', 'A-2']);
  expect(shown(...verdicts).nextStep).toEqual({
    action: 'Do what A-3 asks.',
    fixes: [{ control: 'A-3', status: 'fail' }],
    remaining: [
      { control: 'A-1', status: 'fail' },
      { control: 'A-2', status: 'unknown' },
    ],
    settles: 'the fail of A-3',
    stays: 'A-1, A-2',
    effect: 'settles the fail of A-3; still in the way: A-1, A-2',
  });
});

test('controls that wait for a collector come after those that have a remedy', () => {
  const waiting = verdict('A-2', 'unknown', { reason: 'no-collector' });
  expect(order(waiting, verdict('A-1', 'unknown'))).toEqual(['A-1', 'A-2']);
  expect(shown(waiting).nextStep?.action).toBe('Do what A-2 asks.');
});

test('an excused fail comes last, and is not a step', () => {
  const excused = verdict('A-2', 'fail', { waiver: waiver('A-2') });
  expect(order(excused, verdict('A-1', 'unknown'))).toEqual(['A-1', 'A-2']);
  expect(shown(excused).nextStep).toBeUndefined();
  expect(shown(excused, verdict('A-3', 'fail')).nextStep?.stays).toBe('');
});

test('a fail whose waiver does not count stays in the way', () => {
  const posture = postureOf([verdict('A-2', 'fail', { waiver: waiver('A-2') })]);
  const use = { control: 'A-2', notAfter: '2027-01-01T00:00:00Z', message: 'M.' } as const;
  const step = (effect: 'unanswered' | 'others-block') =>
    viewPosture({ ...posture, waivers: [{ ...use, id: 'W-A-2', effect }] }, CONTROLS).nextStep;
  expect(step('unanswered')?.effect).toBe('settles the fail of A-2');
  expect(step('others-block')).toBeUndefined();
});

test('an advisory fail is a step once nothing keeps the gate shut, and is never in the way', () => {
  const fails = [verdict('A-2', 'fail'), verdict('A-1', 'fail')];
  const step = (advisory: readonly string[], ...more: readonly Verdict[]) =>
    viewPosture(postureOf([...fails, ...more], { advisory }), CONTROLS).nextStep;
  expect(step(['A-2'])?.effect).toBe('settles the fail of A-1');
  expect(step(['A-1', 'A-2'])?.effect).toBe('settles the fail of A-2');
  expect(step(['A-1', 'A-2'], verdict('A-3', 'unknown'))?.effect).toBe(
    'settles the unknown of A-3',
  );
});

test('an unknown that the gate does not name is not a reason, and nothing keeps the gate shut', () => {
  const posture = postureOf([verdict('A-1', 'unknown')], { because: [] });
  const { reasons, nextStep } = viewPosture(posture, CONTROLS);
  expect([reasons, nextStep]).toEqual([[], undefined]);
});

test("a verdict's remedy takes precedence over its control's, and the message is used if there is neither", () => {
  expect(shown(verdict('A-1', 'fail', { remedy: 'Do it.' })).nextStep?.action).toBe('Do it.');
  expect(shown(verdict('B-9', 'fail')).nextStep?.action).toBe('B-9: fail.');
});

test('a remedy that several controls share settles them together', () => {
  const remedy = 'Do one thing.';
  const { nextStep } = shown(
    verdict('A-1', 'unknown', { remedy }),
    verdict('A-2', 'fail', { remedy }),
    verdict('A-3', 'fail'),
  );
  expect(nextStep?.effect).toBe(
    'settles the fail of A-2, the unknown of A-1; still in the way: A-3',
  );
});

test('what stays in the way is named, up to five controls', () => {
  const rest = Array.from({ length: 7 }, (_, at) => verdict(`B-${at}`, 'unknown'));
  expect(shown(verdict('A-1', 'fail'), ...rest).nextStep?.stays).toBe(
    'B-0, B-1, B-2, B-3, B-4, 2 more',
  );
});

test('a severity from another version ranks as the lowest known one', () => {
  const controls = [control('A-1', 'urgent' as 'high'), control('A-2', 'low'), control('A-3')];
  const verdicts = ['A-1', 'A-2', 'A-3'].map((id) => verdict(id, 'fail'));
  expect(
    viewPosture(postureOf(verdicts), controls).reasons.map((each) => each.verdict.control),
  ).toEqual(['A-3', 'A-1', 'A-2']);
});
