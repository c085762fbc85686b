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

/** Assesses twice, with what was there before and what is there now; gives the second posture. */
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
  test('is missed, and listed as it was, until there is strictly newer of its type', () => {
    const gone = on(10);
    const { withdrawn: listed } = twice([X], [gone], []);
    expect(listed).toStrictEqual({
      evidence: [
        { id: gone.id, type: 'a/one', subject: gone.subject, observedAt: gone.observedAt },
      ],
      findings: [],
    });
    const same = says('a/one', 'supports', { observedAt: day(10), locator: 'elsewhere' });
    expect(told(twice([X], [gone], [same]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([X], [gone], [on(9)]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([X], [gone], [on(20)]))).toBe('pass evidence-supports');
    expect(withdrawn(twice([X], [gone], [on(20)]))).toEqual([]);
  });

  test('of another type is not made good by newer of this one', () => {
    const both = [on(20), on(20, 'a/two')];
    const posture = twice([XY], both, [on(22)]);
    expect(told(posture)).toBe('unknown evidence-withdrawn');
    expect(posture.verdicts[0]?.message).toContain('evidence of a/two.');
    expect(withdrawn(posture)).toEqual(['20']);
  });

  test('is carried on while older evidence of its type is there, answered or not', () => {
    expect(withdrawn(twice([X], [on(15), on(18)], [on(15), on(20)]))).toEqual(['18']);
    expect(withdrawn(twice([X], [on(15), on(18)], [on(19), on(20)]))).toEqual([]);
    const twin = says('a/one', 'supports', { observedAt: day(18), locator: 'elsewhere' });
    expect(withdrawn(twice([X], [on(18)], [twin, on(20)]))).toEqual(['18']);
  });

  test('that no control reads is carried on until there is newer of its type', () => {
    const stray = on(10, 'z/z');
    expect(withdrawn(twice([X], [stray], []))).toEqual(['10']);
    expect(withdrawn(twice([X], [stray], [on(9, 'z/z')]))).toEqual(['10']);
    const twin = says('z/z', 'supports', { observedAt: day(10), locator: 'elsewhere' });
    expect(withdrawn(twice([X], [stray], [twin]))).toEqual(['10']);
    expect(withdrawn(twice([X], [stray], [on(11, 'z/z')]))).toEqual([]);
    expect(withdrawn(twice([X], [stray], [on(11)]))).toEqual(['10']);
  });

  test('of a type that nothing collects is missed until there is newer of it', () => {
    const gone = on(10, 'c/one');
    expect(told(twice([BARE], [gone], []))).toBe('unknown evidence-withdrawn');
    expect(told(twice([BARE], [gone], [on(10, 'c/one', 'x')]))).toBe('unknown evidence-withdrawn');
    expect(told(twice([BARE], [gone], [on(11, 'c/one')]))).toBe('unknown no-collector');
  });

  test('is not made good by what had expired when it was observed', () => {
    const late = says('a/one', 'supports', { observedAt: day(20), expiresAt: day(20) });
    const posture = twice([X], [on(10)], [late]);
    expect(told(posture)).toBe('unknown evidence-withdrawn');
    expect(withdrawn(posture)).toEqual(['10']);
  });

  test('and was adverse leaves a fail that names it', () => {
    const adverse = on(10, 'a/one', 'adverse');
    const posture = twice([X], [adverse], []);
    expect(told(posture)).toBe('fail evidence-withdrawn');
    expect(posture.verdicts[0]?.evidence).toEqual([adverse.id]);
  });

  test('and comes back is not missed', () => {
    const posture = assessSmall([X], [on(20)], { previous: twice([X], [on(20)], []) });
    expect(told(posture)).toBe('pass evidence-supports');
    expect(withdrawn(posture)).toEqual([]);
  });
});

describe('a finding that vanished', () => {
  const old = [on(20), on(20, 'a/two')];

  test('is missed until every type that its control needs was observed anew', () => {
    const findings = { before: [bad('x/x')] };
    const posture = twice([XY], old, old, findings);
    expect(told(posture)).toBe('fail evidence-withdrawn');
    expect(posture.withdrawn.findings).toStrictEqual([
      { fingerprint: bad('x/x').fingerprint, ruleId: 'x/x', level: 'error' },
    ]);
    expect(told(twice([XY], old, [on(22), on(20, 'a/two')], findings))).toContain('fail');
    expect(told(twice([XY], old, [on(22), on(22, 'a/two')], findings))).toBe(
      'pass evidence-supports',
    );
  });

  test('of a rule that the control does not read, or of a lower level, is none', () => {
    const posture = twice([XY], old, old, { before: [bad('z/z'), bad('x/note', 'note')] });
    expect(told(posture)).toBe('pass evidence-supports');
    expect(posture.withdrawn.findings).toEqual([]);
  });

  test('is there still only where it is still an error', () => {
    const [finding] = [bad('x/x')];
    const milder = { ...finding, level: 'note' as const };
    expect(told(twice([XY], old, old, { before: [finding], now: [milder] }))).toBe(
      'fail evidence-withdrawn',
    );
    const both = twice([XY], old, old, { before: [finding], now: [finding] });
    expect(told(both)).toBe('fail finding-adverse');
    expect(both.withdrawn.findings).toEqual([]);
  });

  test('is carried on alone, not with those that stay', () => {
    const before = [bad('x/x'), bad('x/y')];
    const { withdrawn: listed } = twice([XY], old, old, { before, now: [bad('x/y')] });
    expect(listed.findings.map(({ ruleId }) => ruleId)).toEqual(['x/x']);
    const gone = twice([XY], old, old, { before });
    expect(gone.withdrawn.findings.map(({ ruleId }) => ruleId).sort()).toEqual(['x/x', 'x/y']);
  });
});

test('what is waived counts only with all that would be there had nothing adverse been seen', () => {
  const waivers = [
    {
      id: 'W-1',
      control: 'WB-X',
      who: 'ada',
      reason: 'Later.',
      scope: { model: on(1).subject.model },
      issuedAt: day(20),
      notAfter: '2026-12-01T00:00:00Z',
    },
  ];
  const policy = { waivers };
  const outcome = (before: readonly Evidence[], now: readonly Evidence[]) => {
    const previous = assessSmall([X], before, { now: THEN, policy });
    return assessSmall([X], now, { previous, policy }).gate.outcome;
  };
  const adverse = on(20, 'a/one', 'adverse');
  expect(outcome([on(19), adverse], [on(19)])).toBe('admit-with-conditions');
  expect(outcome([on(19), adverse], [])).toBe('refuse');
  expect(outcome([on(18), on(19), adverse], [on(18), adverse])).toBe('refuse');
});
