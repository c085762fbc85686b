import { expect, test } from 'vitest';
import { asks, assessSmall, bad, control, says, waiver } from '../../test/support/small.ts';

const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
const Y = control('WB-Y', [asks('b/one')]);

test.for([
  ['2026-01-31', '28 Feb 2026'],
  ['2026-02-28', '1 Mar 2026'],
  ['2026-03-31', '30 Apr 2026'],
  ['2026-04-30', '31 May 2026'],
  ['2026-05-31', '30 Jun 2026'],
  ['2026-06-30', '1 Jul 2026'],
  ['2026-07-31', '31 Aug 2026'],
  ['2026-08-31', '30 Sep 2026'],
  ['2026-09-30', '31 Oct 2026'],
  ['2026-10-31', '9 Nov 2026'],
  ['2026-11-30', '31 Dec 2026'],
  ['2026-12-31', '1 Jan 2027'],
] as const)('a waiver of %s ends on %s, in English and in UTC', ([day, end]) => {
  const now = `${day}T12:00:00Z`;
  const notAfter = new Date(`${end} 23:59:59 UTC`).toISOString();
  const each = { ...waiver('W-1', 'WB-X', notAfter), issuedAt: now };
  const good = [says('a/one', 'supports', { observedAt: now })];
  const given = { findings: [bad('x/x')], policy: { waivers: [each] }, now };
  expect(assessSmall([X], good, given).gate.sentence).toBe(
    `ADMITTED WITH CONDITIONS under small · 0 pass · 1 fail (1 waived until ${end}) · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 0 of 1 · on condition of waiver W-1 for WB-X until ${end}`,
  );
});

test('the sentence of a model that was weighed before names that statement by digest and day', () => {
  const good = [says('a/one', 'supports'), says('b/one', 'supports')];
  const previous = assessSmall([X, Y], good, { now: '2026-11-23T01:00:00Z' });
  const { gate, previous: name } = assessSmall([X, Y], good, { previous });
  const digest = /^sha256:([0-9a-f]{12})/.exec(name?.digest ?? '')?.[1];
  expect(digest).toHaveLength(12);
  expect(gate.sentence).toBe(
    `ADMITTED under small · 2 pass · 0 fail · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 2 of 2 · against ${digest} of 23 Nov 2026`,
  );
});

test('the sentence of a refused model with nothing open names nothing as missing', () => {
  const good = [says('a/one', 'supports'), says('b/one', 'supports')];
  expect(assessSmall([X, Y], good, { findings: [bad('x/x')] }).gate.sentence).toBe(
    'REFUSED under small · 1 pass · 1 fail · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 1 of 2',
  );
});

test('an unknown control that is not required is counted, not named as missing', () => {
  const policy = { requires: ['WB-Y'] };
  const evidence = [says('b/one', 'supports', { tier: 'verified' })];
  const { gate, coverage } = assessSmall([X, Y], evidence, { policy });
  expect(gate.sentence).toBe(
    'ADMITTED under small · 1 pass · 0 fail · 1 unknown (0 stale) · 0 n/a · evidence verified for 1, measured for 0 of 2',
  );
  expect(coverage).toStrictEqual({
    verified: 1,
    measured: 0,
    declared: 0,
    inferred: 0,
    none: 1,
    controls: 2,
  });
});

test('evidence that leaves a control open answers nothing, whatever its tier', () => {
  const { gate, coverage } = assessSmall([X], [says('a/one', 'inconclusive')]);
  expect(gate.sentence).toContain('evidence verified for 0, measured for 0 of 1');
  expect(coverage).toMatchObject({ measured: 0, none: 1, controls: 1 });
});

test('controls without a collector are counted separately, in the singular or plural', () => {
  const bare = (id: string) => control(id, [{ type: id, shows: 'It.', grants: 'pass' }]);
  const missing = (...bares: readonly string[]) =>
    assessSmall([X, Y, ...bares.map(bare)], [])
      .gate.sentence.split(' · ')
      .at(-1);
  expect(missing()).toBe('small requires 2 controls that are still unknown (WB-X, WB-Y)');
  expect(missing('WB-1')).toBe(
    'small requires 3 controls that are still unknown (WB-X, WB-Y, WB-1), 1 of them has no collector yet',
  );
  expect(missing('WB-1', 'WB-2')).toBe(
    'small requires 4 controls that are still unknown (WB-X, WB-Y, WB-1, WB-2), 2 of them have no collector yet',
  );
});

test('support that appeared and expired between two statements answers what is older, and is stale', () => {
  const adverse = says('a/one', 'adverse', { observedAt: '2026-11-20T00:00:00Z' });
  const previous = assessSmall([X], [adverse], { now: '2026-11-20T01:00:00Z' });
  const newer = says('a/one', 'supports', { observedAt: '2026-11-21T00:00:00Z' });
  const posture = assessSmall([X], [adverse, newer], { previous, now: '2027-03-01T00:00:00Z' });
  expect(posture.verdicts[0]).toMatchObject({
    status: 'unknown',
    reason: 'stale',
    message: 'The evidence of a/one is too old to rely on.',
  });
  expect(posture.counts).toMatchObject({ fail: 0, unknown: 1, stale: 1 });
});
