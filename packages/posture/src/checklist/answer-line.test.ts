import type { Verdict } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { answerLine } from './answer.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const YESTERDAY = '2026-11-22T12:00:00.000Z';
const TOMORROW = '2026-11-24T12:00:00.000Z';

type Facts = Readonly<Record<string, unknown>>;
const held: Facts = { status: 'pass', observedAt: YESTERDAY, staleAt: TOMORROW };
const spared: Facts = { ...held, status: 'not-applicable' };

/** Answers a line of controls A, B and so on; a control without verdict is null. */
function answer(...verdicts: readonly (Facts | null)[]) {
  const controls = verdicts.map((_, i) => 'ABC'[i] ?? '');
  const known = verdicts.flatMap((facts, i) =>
    facts === null ? [] : [[controls[i] ?? '', facts as unknown as Verdict] as const],
  );
  return answerLine({ id: 'C0', controls }, new Map(known), NOW);
}

describe('a line', () => {
  test('without controls is unknown, and never holds', () => {
    expect(answer()).toStrictEqual({ line: 'C0', state: 'unknown', missing: [] });
  });

  test('about which nothing is known has neither an age nor an end', () => {
    expect(answer(null, { status: 'unknown', reason: 'evidence-missing' })).toStrictEqual({
      line: 'C0',
      state: 'unknown',
      missing: ['A', 'B'],
    });
  });

  test('that holds says when it ends, even if nothing applies', () => {
    const times = { missing: [], observedAt: YESTERDAY, staleAt: TOMORROW };
    expect(answer(held)).toStrictEqual({ line: 'C0', state: 'pass', ...times });
    expect(answer(spared, spared)).toStrictEqual({ line: 'C0', state: 'not-applicable', ...times });
    expect(answer(spared, held)).toStrictEqual({ line: 'C0', state: 'pass', ...times });
  });

  test('that holds for ever says no end', () => {
    expect(answer({ status: 'pass', observedAt: YESTERDAY })).toStrictEqual({
      line: 'C0',
      state: 'pass',
      missing: [],
      observedAt: YESTERDAY,
    });
  });

  test('gives the age and end of the controls that have one', () => {
    expect(answer({ status: 'pass' }, held)).toStrictEqual({
      line: 'C0',
      state: 'pass',
      missing: [],
      observedAt: YESTERDAY,
      staleAt: TOMORROW,
    });
  });

  test('that failed stays failed, however old the evidence against it is', () => {
    const failed = { status: 'fail', reason: 'evidence-adverse', observedAt: YESTERDAY };
    for (const more of [{}, { staleAt: YESTERDAY }, { reason: 'stale' }]) {
      expect(answer({ ...failed, ...more }, held)).toStrictEqual({
        line: 'C0',
        state: 'fail',
        missing: ['A'],
        observedAt: YESTERDAY,
      });
    }
  });

  test('names the controls that rest on something made here, in its own order', () => {
    const made = { ...held, reason: 'evidence-generated' };
    const shipped = { ...held, reason: 'evidence-supports' };
    expect(answer(made, shipped, made)).toMatchObject({ state: 'pass', made: ['A', 'C'] });
    expect(answer(spared, made)).toMatchObject({ state: 'pass', made: ['B'] });
    expect(answer(shipped, spared)).not.toHaveProperty('made');
  });

  test('that does not hold, or no longer holds, rests on nothing that was made here', () => {
    const made = { ...held, reason: 'evidence-generated' };
    for (const other of [null, { status: 'fail' }, { status: 'unknown', reason: 'stale' }]) {
      expect(answer(made, other)).not.toHaveProperty('made');
    }
    expect(answer({ ...made, staleAt: YESTERDAY })).not.toHaveProperty('made');
    expect(answer({ ...made, status: 'unknown' })).not.toHaveProperty('made');
    expect(answer({ ...made, staleAt: TOMORROW })).toHaveProperty('made', ['A']);
  });

  test('does not hold with an unrecognised status', () => {
    expect(answer(held, { ...held, status: 'fine' })).toMatchObject({
      state: 'unknown',
      missing: ['B'],
    });
  });
});
