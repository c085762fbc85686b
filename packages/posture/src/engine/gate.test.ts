import type { Evidence, Waiver } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { DIGEST, MODEL, NOW } from '../../test/support/facts.ts';
import { asks, assessSmall, bad, control, says, waiver } from '../../test/support/small.ts';

describe('waivers', () => {
  const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
  const Y = control('WB-Y', [asks('b/one')], { rules: ['y/'] });
  const good = [says('a/one', 'supports'), says('b/one', 'supports')];
  const findings = [bad('x/x'), bad('y/y')];

  test('for everything that fails are named with their ends, and the sentence gives the first end', () => {
    const waivers = [
      waiver('W-2', 'WB-X', '2027-01-12T00:00:00Z'),
      waiver('W-1', 'WB-Y', '2026-12-01T00:00:00Z'),
    ];
    const { gate } = assessSmall([X, Y], good, { findings, policy: { waivers } });
    expect(gate).toStrictEqual({
      outcome: 'admit-with-conditions',
      because: ['WB-X', 'WB-Y'].map((id) => ({
        control: id,
        status: 'fail',
        reason: 'finding-adverse',
      })),
      conditions: ['W-1', 'W-2'],
      holdsUntil: '2026-12-01T00:00:00.000Z',
      waived: 2,
      sentence:
        'ADMITTED WITH CONDITIONS under small · 0 pass · 2 fail (2 waived until 1 Dec 2026) · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 0 of 2 · on condition of waiver W-2 for WB-X until 12 Jan 2027, waiver W-1 for WB-Y until 1 Dec 2026',
    });
  });

  test('for only some of what fails do not open the gate', () => {
    const waivers = [waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z')];
    const { gate, waivers: told } = assessSmall([X, Y], good, { findings, policy: { waivers } });
    expect(gate).toMatchObject({ outcome: 'refuse', conditions: [], waived: 1 });
    expect(gate.sentence).toContain('2 fail (1 waived until 12 Jan 2027)');
    expect(gate.sentence).not.toContain('condition');
    expect(told).toStrictEqual([
      {
        id: 'W-1',
        control: 'WB-X',
        notAfter: '2027-01-12T00:00:00Z',
        effect: 'others-block',
        message: 'Something else keeps the gate shut, so nothing is forgiven.',
      },
    ]);
  });

  test.for([
    ['used', {}, 'Accepts that WB-X fails.'],
    ['not-failing', { control: 'WB-Y' }, 'WB-Y does not fail.'],
    ['expired', { notAfter: NOW }, `Expired at ${NOW}.`],
    ['too-long', { notAfter: '2027-02-19T00:00:01Z' }, 'Lasts longer than 90 days.'],
    [
      'other-model',
      { scope: { model: 'other' } },
      'Is for another model, or nothing that holds says which model this is.',
    ],
    [
      'other-digest',
      { scope: { model: MODEL, digest: `sha256:${'00'.repeat(32)}` } },
      'Is for other bytes, or nothing that holds says which bytes these are.',
    ],
    ['unknown-control', { control: 'WB-Z' }, 'Names a control that the catalogue does not hold.'],
  ] as const)('report their effect: %s', ([effect, changes, message]) => {
    const waivers = [{ ...waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z'), ...changes } as Waiver];
    const posture = assessSmall([X, Y], good, { findings: [bad('x/x')], policy: { waivers } });
    expect(posture.waivers[0]).toMatchObject({ effect, message });
    expect(posture.gate.outcome).toBe(effect === 'used' ? 'admit-with-conditions' : 'refuse');
  });

  test('of one control: the longest one is used, and the first id decides between equals', () => {
    const told = (...waivers: readonly Waiver[]) =>
      assessSmall([X, Y], good, { findings: [bad('x/x')], policy: { waivers } }).waivers.map(
        ({ id, effect, message }) => `${id} ${effect} ${message}`,
      );
    const end = '2027-01-12T00:00:00Z';
    const gone = 'superseded Another waiver for WB-X lasts longer.';
    const used = 'used Accepts that WB-X fails.';
    expect(told(waiver('W-1', 'WB-X', end), waiver('W-2', 'WB-X', end))).toEqual([
      `W-1 ${used}`,
      `W-2 ${gone}`,
    ]);
    const [short, long] = [
      waiver('W-1', 'WB-X', '2026-12-01T00:00:00Z'),
      waiver('W-2', 'WB-X', end),
    ];
    expect(told(short, long)).toEqual([`W-1 ${gone}`, `W-2 ${used}`]);
    const given = { findings: [bad('x/x')], policy: { waivers: [short, long] } };
    const { gate, verdicts } = assessSmall([X, Y], good, given);
    expect(verdicts[0]?.waiver).toStrictEqual(long);
    expect(gate.conditions).toEqual(['W-2']);
    expect(gate.sentence).toContain('1 fail (1 waived until 12 Jan 2027)');
    expect(told({ ...long, id: 'W-0' }, short)).toEqual([`W-0 ${used}`, `W-1 ${gone}`]);
  });

  test('forgive a required control only if it would be answered without what is waived', () => {
    const waivers = [waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z')];
    const outcome = (
      evidence: readonly Evidence[],
      requires: 'all' | readonly string[] = 'all',
    ) => {
      const given = { findings: [bad('x/x')], policy: { waivers, requires } };
      const posture = assessSmall([X, Y], evidence, given);
      return [posture.gate.outcome, posture.waivers[0]?.effect];
    };
    expect(outcome(good)).toEqual(['admit-with-conditions', 'used']);
    const [, second = says('b/one', 'supports')] = good;
    expect(outcome([second])).toEqual(['refuse', 'unanswered']);
    expect(outcome([second], ['WB-Y'])).toEqual(['admit-with-conditions', 'used']);
    const none = control('WB-X', [asks('a/one', { grants: 'not-applicable' })], { rules: ['x/'] });
    const given = { findings: [bad('x/x')], policy: { waivers } };
    expect(assessSmall([none, Y], good, given).gate.outcome).toBe('admit-with-conditions');
    const stale = says('a/one', 'supports', { observedAt: '2026-01-01T00:00:00Z' });
    expect(outcome([stale, second])).toEqual(['refuse', 'unanswered']);
  });

  test('need supporting evidence that says which model and bytes they are for', () => {
    const exact = waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z');
    const waivers = [{ ...exact, scope: { model: MODEL, digest: DIGEST } }];
    const effect = (...evidence: readonly Evidence[]) =>
      assessSmall([X, Y], evidence, { findings: [bad('x/x')], policy: { waivers } }).waivers[0]
        ?.effect;
    expect(effect(...good)).toBe('used');
    expect(effect()).toBe('other-model');
    expect(effect(says('a/one', 'inconclusive'), says('b/one', 'adverse'))).toBe('other-model');
    const bare = (type: string) => says(type, 'supports', { subject: { model: MODEL } });
    expect(effect(bare('a/one'), bare('b/one'))).toBe('other-model');
    expect(effect(bare('a/one'), says('b/one', 'supports'))).toBe('unanswered');
  });

  test('for controls that do not fail appear in no verdict and no count', () => {
    const waivers = [waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z')];
    const { gate, verdicts } = assessSmall([X, Y], good, { policy: { waivers } });
    expect(gate).toStrictEqual({
      outcome: 'admit',
      because: [],
      conditions: [],
      holdsUntil: '2026-12-03T00:00:00.000Z',
      waived: 0,
      sentence:
        'ADMITTED under small · 2 pass · 0 fail · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 2 of 2',
    });
    expect(verdicts.filter((verdict) => 'waiver' in verdict)).toEqual([]);
  });

  test('appear in full in the verdict that they forgive', () => {
    const bare = waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z');
    const exact = { ...bare, ticket: 'SEC-7', scope: { model: MODEL, digest: DIGEST } };
    for (const each of [bare, exact]) {
      const given = { findings: [bad('x/x')], policy: { waivers: [each] } };
      expect(assessSmall([X, Y], good, given).verdicts[0]?.waiver).toStrictEqual(each);
    }
  });

  test('that have no effect say why', () => {
    const waivers = [waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z')];
    const given = { findings: [bad('x/x')], policy: { waivers } };
    expect(assessSmall([X, Y], good.slice(1), given).waivers).toStrictEqual([
      {
        id: 'W-1',
        control: 'WB-X',
        notAfter: '2027-01-12T00:00:00Z',
        effect: 'unanswered',
        message:
          'WB-X is required, and without what is waived nothing answers it: a waiver forgives what was found, it does not stand in for what was not looked at.',
      },
    ]);
  });

  test('do not stand in for evidence of a passing control that vanished', () => {
    const previous = assessSmall([X, Y], good, { now: '2026-11-23T10:00:00Z' });
    const waivers = [waiver('W-1', 'WB-X', '2027-01-12T00:00:00Z')];
    const given = { findings: [bad('x/x')], policy: { waivers }, previous };
    const posture = assessSmall([X, Y], good.slice(1), given);
    expect(posture.gate.outcome).toBe('refuse');
    expect(posture.waivers[0]?.effect).toBe('unanswered');
  });

  test('are named as conditions in id order', () => {
    const waivers = ['W', 'W 1', 'W-1'].map((id, i) =>
      waiver(id, ['WB-Y', 'WB-X', 'WB-Z'][i] ?? '', '2027-01-12T00:00:00Z'),
    );
    const Z = control('WB-Z', [asks('b/one')], { rules: ['y/'] });
    const given = { findings, policy: { waivers: waivers.toReversed() } };
    expect(assessSmall([X, Y, Z], good, given).gate.conditions).toEqual(['W', 'W 1', 'W-1']);
  });
});
