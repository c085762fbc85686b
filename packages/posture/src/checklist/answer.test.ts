import type { Posture, Verdict } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';
import type { ChecklistAnswer, ChecklistState } from './answer.ts';
import { answerChecklist } from './answer.ts';
import { checklist } from './lines.ts';

const numRuns = propertyRuns({ short: 200, long: 5_000 });
const NOW = '2026-11-23T12:00:00.000Z';
const now = new Date(NOW);
const YESTERDAY = '2026-11-22T12:00:00.000Z';
const TOMORROW = '2026-11-24T12:00:00.000Z';
const empty = assess([], [], builtInPolicies.default, NOW);

/** The empty posture with different verdicts on some controls. */
function postureOf(changes: Readonly<Record<string, Partial<Verdict>>>): Posture {
  const verdicts = empty.verdicts.map((each) => ({ ...each, ...changes[each.control] }));
  return { ...empty, verdicts };
}

function lineOf(answers: readonly ChecklistAnswer[], id: string): ChecklistAnswer | undefined {
  return answers.find(({ line }) => line === id);
}

const held = { status: 'pass', observedAt: YESTERDAY, staleAt: TOMORROW } as const;
const failed = { status: 'fail', reason: 'evidence-adverse', observedAt: YESTERDAY } as const;
const stale = { status: 'unknown', reason: 'stale', observedAt: YESTERDAY } as const;

test('an empty posture leaves all ten lines unknown, and names every control as missing', () => {
  expect(answerChecklist(empty, now)).toEqual(
    checklist.map(({ id, controls }) => ({ line: id, state: 'unknown', missing: controls })),
  );
});

describe('a line', () => {
  test.for<[ChecklistState, Partial<Verdict>, Partial<Verdict>]>([
    ['pass', held, held],
    ['pass', held, { ...held, status: 'not-applicable' }],
    [
      'not-applicable',
      { ...held, status: 'not-applicable' },
      { ...held, status: 'not-applicable' },
    ],
    ['stale', held, stale],
    ['stale', { ...held, status: 'not-applicable' }, stale],
    ['unknown', held, {}],
    ['unknown', stale, {}],
    ['fail', failed, held],
    ['fail', {}, failed],
    ['fail', failed, stale],
  ])('is %s, as its worst control', ([state, first, second]) => {
    const posture = postureOf({ 'WB-CNF-1': first, 'WB-CNF-2': second });
    expect(lineOf(answerChecklist(posture, now), 'C6')?.state).toBe(state);
  });

  test('names the controls that keep it from passing, in its own order, and none that hold', () => {
    const posture = postureOf({
      'WB-INT-1': failed,
      'WB-INT-2': held,
      'WB-INT-3': { ...held, status: 'not-applicable' },
      'WB-K8S-8': stale,
    });
    expect(lineOf(answerChecklist(posture, now), 'C2')?.missing).toEqual(['WB-INT-1', 'WB-K8S-8']);
  });

  test('gives its oldest observation and its first end, compared as times and not as texts', () => {
    const posture = postureOf({
      'WB-CNF-1': {
        ...held,
        observedAt: '2026-11-22T12:00:00.500Z',
        staleAt: '2026-11-25T00:00:00.000Z',
      },
      'WB-CNF-2': { ...held, observedAt: '2026-11-22T12:00:00Z', staleAt: '2026-11-24T00:00:00Z' },
    });
    expect(lineOf(answerChecklist(posture, now), 'C6')).toEqual({
      line: 'C6',
      state: 'pass',
      missing: [],
      observedAt: '2026-11-22T12:00:00Z',
      staleAt: '2026-11-24T00:00:00Z',
    });
  });

  test.for([failed, stale])('that does not hold has no end, but an age', (other) => {
    const posture = postureOf({ 'WB-CNF-1': held, 'WB-CNF-2': other });
    const answer = lineOf(answerChecklist(posture, now), 'C6');
    expect(answer).toMatchObject({ observedAt: YESTERDAY, missing: ['WB-CNF-2'] });
    expect(answer).not.toHaveProperty('staleAt');
  });

  test('that holds for ever has no end', () => {
    const holds = { status: 'pass', observedAt: YESTERDAY } as const;
    const posture = postureOf({ 'WB-PIP-2': holds });
    expect(lineOf(answerChecklist(posture, now), 'C9')).toEqual({
      line: 'C9',
      state: 'pass',
      missing: [],
      observedAt: YESTERDAY,
    });
  });

  test('is unknown if a control is missing from the posture', () => {
    const verdicts = postureOf({ 'WB-CNF-1': held, 'WB-CNF-2': held }).verdicts.filter(
      ({ control }) => control !== 'WB-CNF-2',
    );
    expect(lineOf(answerChecklist({ ...empty, verdicts }, now), 'C6')).toMatchObject({
      state: 'unknown',
      missing: ['WB-CNF-2'],
    });
  });

  test('goes stale at the instant at which its evidence ends, not before', () => {
    const posture = postureOf({ 'WB-PIP-2': { ...held, staleAt: NOW } });
    const at = (time: number) => lineOf(answerChecklist(posture, new Date(time)), 'C9');
    expect(at(now.getTime() - 1)).toMatchObject({ state: 'pass', missing: [] });
    expect(at(now.getTime())).toMatchObject({ state: 'stale', missing: ['WB-PIP-2'] });
  });

  test.for(['pass', 'not-applicable'] as const)('%s whose end is not a time is stale', (status) => {
    const posture = postureOf({ 'WB-PIP-2': { ...held, status, staleAt: 'soon' } });
    expect(lineOf(answerChecklist(posture, now), 'C9')?.state).toBe('stale');
  });
});

test('refuses an invalid time, rather than call everything fresh', () => {
  expect(() => answerChecklist(empty, new Date('tomorrow'))).toThrow(
    new RangeError('now is not a valid date'),
  );
});

const RANK: readonly ChecklistState[] = ['fail', 'unknown', 'stale', 'pass', 'not-applicable'];
const rank = (state: ChecklistState | undefined) => RANK.indexOf(state ?? 'fail');

const instant = fc.integer({ min: -5, max: 5 }).map((days) => now.getTime() + days * 86_400_000);
const text = instant.map((each) => new Date(each).toISOString());
const change = fc.oneof(
  fc.record({ status: fc.constant('fail' as const), observedAt: text }),
  fc.record({
    status: fc.constant('unknown' as const),
    reason: fc.constantFrom('stale' as const, 'evidence-missing' as const),
  }),
  fc.record({
    status: fc.constantFrom('pass' as const, 'not-applicable' as const),
    observedAt: text,
    staleAt: text,
  }),
);
const changes = fc
  .array(change, { minLength: empty.verdicts.length, maxLength: empty.verdicts.length })
  .map((list) =>
    Object.fromEntries(empty.verdicts.map(({ control }, i) => [control, list[i] ?? {}] as const)),
  );

describe('for any posture', () => {
  const check = (law: (posture: Posture, time: number) => void) =>
    fc.assert(fc.property(changes.map(postureOf), instant, law), { numRuns });

  test('the order of the verdicts changes nothing', () => {
    check((posture, time) => {
      const turned = { ...posture, verdicts: posture.verdicts.toReversed() };
      const at = new Date(time);
      expect(answerChecklist(turned, at)).toEqual(answerChecklist(posture, at));
    });
  });

  test('a line holds if and only if it misses nothing', () => {
    check((posture, time) => {
      for (const { state, missing } of answerChecklist(posture, new Date(time))) {
        expect(missing.length === 0).toBe(state === 'pass' || state === 'not-applicable');
      }
    });
  });

  test('time makes what holds stale, and does nothing else', () => {
    check((posture, time) => {
      const before = answerChecklist(posture, now);
      const after = answerChecklist(posture, new Date(Math.max(now.getTime(), time)));
      for (const [i, { state }] of after.entries()) {
        const was = before[i]?.state;
        expect(state === was || (state === 'stale' && rank(was) > rank('stale'))).toBe(true);
      }
    });
  });

  test('a control that gets worse never improves a line', () => {
    check((posture, time) => {
      const at = new Date(time);
      const before = answerChecklist(posture, at);
      const place = time % posture.verdicts.length;
      const was = posture.verdicts[place]?.status;
      for (const worse of [{ status: 'fail' }, { status: 'unknown', reason: 'error' }] as const) {
        if (was === 'fail' && worse.status === 'unknown') continue;
        const verdicts = posture.verdicts.map((each, i) =>
          i === place ? { ...each, ...worse } : each,
        );
        const after = answerChecklist({ ...posture, verdicts }, at);
        for (const [i, { state }] of after.entries()) {
          expect(rank(state)).toBeLessThanOrEqual(rank(before[i]?.state));
        }
      }
    });
  });

  test('a waiver changes nothing', () => {
    check((posture, time) => {
      const at = new Date(time);
      const waiver = {
        id: 'W-1',
        control: 'any',
        who: 'ada',
        reason: 'later',
        scope: { model: 'm' },
        issuedAt: YESTERDAY,
        notAfter: TOMORROW,
      };
      const waived = {
        ...posture,
        verdicts: posture.verdicts.map((each) => ({ ...each, waiver })),
      };
      expect(answerChecklist(waived, at)).toEqual(answerChecklist(posture, at));
    });
  });
});
