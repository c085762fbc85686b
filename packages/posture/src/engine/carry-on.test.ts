import type { Evidence, Finding } from '@weighbridge/core';
import { makeFinding } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { asks, assessSmall, control, says, uncollected } from '../../test/support/small.ts';

const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
const XY = control('WB-X', [asks('a/one'), asks('a/two')], { rules: ['x/'] });
const BARE = control('WB-BARE', [uncollected('c/one')], { rules: ['c/'] });

const THEN = '2026-11-23T10:00:00Z';
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00Z`;
const on = (n: number, type = 'a/one', outcome = 'supports') =>
  says(type, outcome, { observedAt: day(n) });
const bad = (ruleId: string, level: Finding['level'] = 'error') =>
  makeFinding({ ruleId, kind: 'fail', level, message: 'Bad.', locations: [{ path: ruleId }] });

/** Assesses twice, with the evidence before and the evidence now; returns the second posture. */
function twice(
  controls: Parameters<typeof assessSmall>[0],
  before: readonly Evidence[],
  now: readonly Evidence[],
  findings: { readonly before?: readonly Finding[]; readonly now?: readonly Finding[] } = {},
) {
  const first = assessSmall(controls, before, { findings: findings.before ?? [], now: THEN });
  return assessSmall(controls, now, { findings: findings.now ?? [], previous: first });
}

const told = ({ verdicts: [verdict] }: ReturnType<typeof assessSmall>) =>
  `${verdict?.status} ${verdict?.reason}`;
const withdrawn = ({ withdrawn: { evidence } }: ReturnType<typeof assessSmall>) =>
  evidence.map(({ observedAt }) => observedAt.slice(8, 10));

describe('evidence that vanished', () => {
  test('is missed, and listed as it was, until there is strictly newer evidence of its type', () => {
    const gone = on(10);
    const { withdrawn: listed } = twice([X], [gone], []);
    expect(listed).toStrictEqual({
      evidence: [
        {
          id: gone.id,
          type: 'a/one',
          subject: gone.subject,
          observedAt: gone.observedAt,
          standings: { 'WB-X': 'supports' },
        },
      ],
      findings: [],
      answered: { evidence: [], findings: [] },
    });
    const same = says('a/one', 'supports', { observedAt: day(10), locator: 'elsewhere' });
    expect(told(twice([X], [gone], [same]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([X], [gone], [on(9)]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([X], [gone], [on(20)]))).toBe('pass evidence-supports');
    expect(withdrawn(twice([X], [gone], [on(20)]))).toEqual([]);
  });

  test('of one type is not made good by newer evidence of another', () => {
    const both = [on(20), on(20, 'a/two')];
    const posture = twice([XY], both, [on(22)]);
    expect(told(posture)).toBe('unknown evidence-withdrawn');
    expect(posture.verdicts[0]?.message).toContain('evidence of a/two.');
    expect(withdrawn(posture)).toEqual(['20']);
  });

  test('that no control reads is carried forward until there is newer evidence of its type', () => {
    const stray = on(10, 'z/z');
    expect(withdrawn(twice([X], [stray], []))).toEqual(['10']);
    expect(withdrawn(twice([X], [stray], [on(9, 'z/z')]))).toEqual(['10']);
    const twin = says('z/z', 'supports', { observedAt: day(10), locator: 'elsewhere' });
    expect(withdrawn(twice([X], [stray], [twin]))).toEqual(['10']);
    expect(withdrawn(twice([X], [stray], [on(11, 'z/z')]))).toEqual([]);
    expect(withdrawn(twice([X], [stray], [on(11)]))).toEqual(['10']);
  });

  test('of a type that nothing collects is missed until there is newer evidence of it', () => {
    const gone = on(10, 'c/one');
    expect(told(twice([BARE], [gone], []))).toBe('unknown evidence-withdrawn');
    expect(told(twice([BARE], [gone], [on(10, 'c/one', 'x')]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([BARE], [gone], [on(11, 'c/one')]))).toBe('unknown no-collector');
  });

  test('and supported a control that nothing collects for any more is forgotten once there is newer evidence', () => {
    const collected = control('WB-BARE', [asks('c/one')], { rules: ['c/'] });
    const previous = assessSmall([collected], [on(10, 'c/one')], { now: THEN });
    const { withdrawn: carried } = assessSmall([BARE], [on(11, 'c/one')], { previous });
    expect(carried.evidence).toEqual([]);
    expect(carried.answered.evidence).toEqual([]);
  });

  test('is not made good by evidence that had expired when it was observed', () => {
    const late = says('a/one', 'supports', { observedAt: day(20), expiresAt: day(20) });
    const twin = says('a/one', 'supports', { observedAt: day(10), locator: 'elsewhere' });
    for (const now of [[late], [late, twin]]) {
      const posture = twice([X], [on(10)], now);
      expect(told(posture)).toBe('unknown evidence-withdrawn');
      expect(withdrawn(posture)).toEqual(['10']);
    }
  });

  test('and was adverse leaves a fail that names it', () => {
    const adverse = on(10, 'a/one', 'adverse');
    const posture = twice([X], [adverse], []);
    expect(told(posture)).toBe('fail evidence-withdrawn');
    expect(posture.verdicts[0]?.evidence).toEqual([adverse.id]);
  });

  test('and was adverse is missed while nothing here answers or replaces it', () => {
    const adverse = on(10, 'a/one', 'adverse');
    const twin = says('a/one', 'adverse', { observedAt: day(10), locator: 'elsewhere' });
    const open = on(20, 'a/one', 'inconclusive');
    const missed = (...now: readonly Evidence[]) => withdrawn(twice([X], [adverse], now));
    expect(missed(open)).toEqual(['10']);
    expect(missed(on(10), open)).toEqual(['10']);
    expect(missed(on(11), open)).toEqual([]);
    expect(missed(on(9, 'a/one', 'adverse'), open)).toEqual(['10']);
    expect(missed(twin, open)).toEqual([]);
    expect(missed(on(11, 'a/one', 'adverse'), open)).toEqual([]);
  });

  test('and was adverse is forgotten if something newer is adverse, with support older than both', () => {
    const [support, adverse] = [on(9), on(10, 'a/one', 'adverse')];
    const { withdrawn: carried } = twice(
      [X],
      [support, adverse],
      [support, on(11, 'a/one', 'adverse')],
    );
    expect(carried.evidence).toEqual([]);
    expect(carried.answered.evidence).toEqual([]);
  });

  test('and answered something is kept, so that the reason for a fail does not change', () => {
    const [support, older, open] = [
      on(22),
      on(20, 'a/one', 'adverse'),
      on(23, 'a/one', 'inconclusive'),
    ];
    // The finding is gone, and speaks against the control later than the support does.
    const first = assessSmall([X], [support], { findings: [bad('x/y')], now: THEN });
    const second = assessSmall([X], [older, open], { previous: first });
    const third = assessSmall([X], [older, open], { previous: second });
    expect(told(second)).toBe('fail evidence-withdrawn');
    expect(told(third)).toBe(told(second));
    expect(third.withdrawn.answered.evidence.map(({ id }) => id)).toEqual([support.id]);
  });

  test('and comes back is not missed', () => {
    const posture = assessSmall([X], [on(20)], { previous: twice([X], [on(20)], []) });
    expect(told(posture)).toBe('pass evidence-supports');
    expect(withdrawn(posture)).toEqual([]);
  });
});

describe('a finding that vanished', () => {
  const old = [on(20), on(20, 'a/two')];

  test('is missed until every type that its control needs was observed again', () => {
    const findings = { before: [bad('x/x')] };
    const posture = twice([XY], old, old, findings);
    expect(told(posture)).toBe('fail evidence-withdrawn');
    expect(posture.withdrawn.findings).toStrictEqual([
      {
        fingerprint: bad('x/x').fingerprint,
        ruleId: 'x/x',
        level: 'error',
        listedAt: '2026-11-23T10:00:00.000Z',
      },
    ]);
    const at = (instant: string) =>
      ['a/one', 'a/two'].map((type) => says(type, 'supports', { observedAt: instant }));
    const anew = at('2026-11-23T10:00:01Z');
    expect(told(twice([XY], old, [...old, ...anew.slice(0, 1)], findings))).toContain('fail');
    expect(told(twice([XY], old, anew, findings))).toBe('pass evidence-supports');
    // Newer than everything listed, and older than the statement that listed the finding.
    expect(told(twice([XY], old, [on(22), on(22, 'a/two')], findings))).toContain('fail');
    expect(told(twice([XY], old, at(THEN), findings))).toContain('fail');
  });

  test('of a rule that the control does not read, or of a lower level, is not missed', () => {
    const posture = twice([XY], old, old, { before: [bad('z/z'), bad('x/note', 'note')] });
    expect(told(posture)).toBe('pass evidence-supports');
    expect(posture.withdrawn.findings).toEqual([]);
  });

  test('counts as still there only if it is still an error', () => {
    const [finding] = [bad('x/x')];
    const milder = { ...finding, level: 'note' as const };
    expect(told(twice([XY], old, old, { before: [finding], now: [milder] }))).toBe(
      'fail evidence-withdrawn',
    );
    const both = twice([XY], old, old, { before: [finding], now: [finding] });
    expect(told(both)).toBe('fail finding-adverse');
    expect(both.withdrawn.findings).toEqual([]);
  });

  test('is carried forward alone, not with those that stay', () => {
    const before = [bad('x/x'), bad('x/y')];
    const { withdrawn: listed } = twice([XY], old, old, { before, now: [bad('x/y')] });
    expect(listed.findings.map(({ ruleId }) => ruleId)).toEqual(['x/x']);
    const gone = twice([XY], old, old, { before });
    expect(gone.withdrawn.findings.map(({ ruleId }) => ruleId).sort()).toEqual(['x/x', 'x/y']);
  });
});

describe('what is answered', () => {
  const byNumber = (a: unknown, b: unknown) => Number(a) - Number(b);
  const answered = ({ withdrawn: { answered: kept } }: ReturnType<typeof assessSmall>) => [
    ...kept.evidence.map(({ observedAt }) => Number(observedAt.slice(8, 10))),
    ...kept.findings.map(({ ruleId }) => ruleId),
  ];

  test.for(['adverse', 'inconclusive', 'throws'])('and was %s is kept, the newest of it', (was) => {
    const before = [on(9, 'a/one', was), on(10, 'a/one', was), on(11)];
    expect(answered(twice([X], before, [on(20)]))).toEqual([10]);
    expect(answered(twice([X], before, [on(20), on(10, 'a/one', was)]))).toEqual([]);
    const same = says('a/one', was, { observedAt: day(10), locator: 'elsewhere' });
    expect(answered(twice([X], before, [on(20), same]))).toEqual([]);
    expect(answered(twice([X], before, [on(20), on(9, 'a/one', was)]))).toEqual([10]);
  });

  test('and supported is forgotten, except where it answers what is older', () => {
    expect(answered(twice([X], [on(10)], [on(20)]))).toEqual([]);
    const open = on(20, 'a/one', 'inconclusive');
    expect(answered(twice([X], [on(10)], [open]))).toEqual([]);
    expect(answered(twice([X], [on(10)], [on(8), open]))).toEqual([]);
    expect(answered(twice([X], [on(10)], [on(20, 'a/one', 'throws')]))).toEqual([]);
    const adverse = on(9, 'a/one', 'adverse');
    expect(answered(twice([X], [on(8), on(10), adverse], [adverse, open]))).toEqual([10]);
    expect(answered(twice([X], [on(10), adverse], [open])).toSorted(byNumber)).toEqual([9, 10]);
    expect(answered(twice([X], [on(10), adverse], [on(11)]))).toEqual([9]);
    const later = on(10, 'a/one', 'adverse');
    expect(answered(twice([X], [on(10), later], [on(11), later]))).toEqual([]);
    expect(answered(twice([X], [on(10), later], [later, open]))).toEqual([]);
    const latest = on(12, 'a/one', 'adverse');
    expect(answered(twice([X], [on(10), latest], [latest, open]))).toEqual([]);
  });

  test('and had expired when it was observed is forgotten once something here is newer', () => {
    const late = says('a/one', 'supports', { observedAt: day(10), expiresAt: day(10) });
    for (const outcome of ['supports', 'inconclusive', 'throws']) {
      expect(answered(twice([X], [late], [on(20, 'a/one', outcome)]))).toEqual([]);
    }
  });

  test('and was found is kept, the newest of it for each control', () => {
    const anew = says('a/one', 'supports', { observedAt: '2026-11-23T11:00:00Z' });
    const posture = twice([X], [on(10)], [anew], { before: [bad('x/x'), bad('x/y'), bad('z/z')] });
    expect(told(posture)).toBe('pass evidence-supports');
    expect(answered(posture)).toHaveLength(1);
    expect(posture.withdrawn.answered.findings[0]?.listedAt).toBe('2026-11-23T10:00:00.000Z');
  });

  test('bars what is older, even if it was left out of a statement in between', () => {
    const spoken = on(20, 'a/one', 'inconclusive');
    const brief = says('a/one', 'supports', { observedAt: day(21), expiresAt: THEN });
    const first = assessSmall([X], [on(19), spoken], { now: day(22) });
    const second = assessSmall([X], [brief], { now: day(22), previous: first });
    expect(told(second)).toBe('pass evidence-supports');
    expect(answered(second)).toEqual([20]);
    expect(told(assessSmall([X], [on(19), brief], { previous: second }))).toBe('unknown stale');
  });
});
