import type { Evidence } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { DIGEST, MODEL } from '../../test/support/facts.ts';
import { asks, assessSmall, bad, control, says, uncollected } from '../../test/support/small.ts';
import { makeCatalogue } from '../catalogue.ts';

const A = control('WB-A', [asks('a/one'), asks('a/two')], { rules: ['a/'] });
const B = control('WB-B', [asks('b/one', { grants: 'not-applicable' })]);
const C = control('WB-C', [uncollected('c/one')]);
const [EARLY, LATE] = ['2026-11-20T00:00:00Z', '2026-11-23T06:00:00Z'];

const ids = (...items: readonly Evidence[]) => items.map(({ id }) => id).sort();

describe('a posture', () => {
  const catalogue = makeCatalogue('7', [A, B, C]);
  const one = says('a/one', 'supports', { observedAt: EARLY, tier: 'verified' });
  const two = says('a/two', 'supports', { observedAt: LATE, tier: 'declared' });
  const other = says('b/one', 'supports', { tier: 'inferred' });

  test('says everything: verdicts, age, tier, counts, coverage, evidence', () => {
    const posture = assessSmall(catalogue, [two, other, one]);
    expect(posture).toStrictEqual({
      type: 'https://weighbridge.dev/posture/v1',
      subject: { model: MODEL, digest: DIGEST },
      assessedAt: '2026-11-23T12:00:00.000Z',
      previous: null,
      policy: { name: 'small', digest: posture.policy.digest },
      catalogue: { version: '7', digest: catalogue.digest },
      gate: {
        outcome: 'cannot-decide',
        because: [{ control: 'WB-C', status: 'unknown', reason: 'no-collector' }],
        conditions: [],
        waived: 0,
        sentence:
          'CANNOT DECIDE under small · 1 pass · 0 fail · 1 unknown (0 stale) · 1 n/a · evidence verified for 0, measured for 0, declared for 1, inferred for 1 of 3 · small requires 1 control that is still unknown (WB-C), 1 of them has no collector yet',
      },
      counts: { pass: 1, fail: 0, unknown: 1, notApplicable: 1, stale: 0 },
      coverage: { verified: 0, measured: 0, declared: 1, inferred: 1, none: 1, controls: 3 },
      verdicts: [
        {
          control: 'WB-A',
          status: 'pass',
          reason: 'evidence-supports',
          message: 'It supports. It supports.',
          tier: 'declared',
          evidence: ids(one, two),
          findings: [],
          observedAt: '2026-11-20T00:00:00.000Z',
          staleAt: '2026-11-30T00:00:00.000Z',
        },
        {
          control: 'WB-B',
          status: 'not-applicable',
          reason: 'evidence-not-applicable',
          message: 'It supports.',
          tier: 'inferred',
          evidence: ids(other),
          findings: [],
          observedAt: '2026-11-23T00:00:00.000Z',
          staleAt: '2026-12-03T00:00:00.000Z',
        },
        {
          control: 'WB-C',
          status: 'unknown',
          reason: 'no-collector',
          message: 'Nothing collects c/one yet.',
          remedy: 'Nothing here collects c/one yet: hand in such evidence, or do not require WB-C.',
          tier: 'none',
          evidence: [],
          findings: [],
        },
      ],
      evidence: [one, two, other]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, type, subject, observedAt }) => ({
          id,
          type,
          subject,
          observedAt,
          standings: { [type.startsWith('a/') ? 'WB-A' : 'WB-B']: 'supports' },
        })),
      findings: [],
      withdrawn: { evidence: [], findings: [], answered: { evidence: [], findings: [] } },
      remembered: [],
      waivers: [],
    });
    expect(posture.policy.digest).toMatch(/^sha256:/);
    expect(assessSmall(catalogue, [], { policy: { requires: [] } }).policy.digest).not.toBe(
      posture.policy.digest,
    );
  });

  test('ages by the shorter of the catalogue and the policy, and by its own end', () => {
    const stale = (policy: object, ...evidence: readonly Evidence[]) =>
      assessSmall([B], evidence, { policy }).verdicts[0]?.staleAt;
    expect(stale({}, other)).toBe('2026-12-03T00:00:00.000Z');
    expect(stale({ maxAgeDays: { 'WB-B': 2 } }, other)).toBe('2026-11-25T00:00:00.000Z');
    expect(stale({ maxAgeDays: { 'WB-B': 20 } }, other)).toBe('2026-12-03T00:00:00.000Z');
    const ends = says('b/one', 'supports', { expiresAt: '2026-11-24T00:00:00Z' });
    expect(stale({}, ends)).toBe('2026-11-24T00:00:00.000Z');
    const late = says('b/one', 'supports', { expiresAt: '2027-11-24T00:00:00Z' });
    expect(stale({}, late)).toBe('2026-12-03T00:00:00.000Z');
  });

  test('lists findings by rule, and names the first one', () => {
    const [x, y, z] = [bad('a/x'), bad('a/y'), bad('z/z')];
    const posture = assessSmall([A, B], [], { findings: [z, y, x] });
    expect(posture.verdicts[0]).toMatchObject({
      status: 'fail',
      reason: 'finding-adverse',
      message: 'a/x: Bad. (and 1 more)',
      findings: [x.fingerprint, y.fingerprint].sort(),
      tier: 'none',
    });
    expect(posture.verdicts[1]?.status).toBe('unknown');
    expect(posture.findings).toHaveLength(3);
    expect(posture.gate).toMatchObject({ outcome: 'refuse', waived: 0 });
    expect(posture.gate.because.map(({ control: id }) => id)).toEqual(['WB-A', 'WB-B']);
    expect(posture.gate.sentence).toBe(
      'REFUSED under small · 0 pass · 1 fail · 1 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 0 of 2 · small requires 1 control that is still unknown (WB-B)',
    );
  });

  test('names, of several findings of one rule, the one with the smaller fingerprint, then message', () => {
    const [p, q] = [bad('a/x', 'P.'), { ...bad('a/x', 'Q.'), fingerprint: DIGEST }];
    const [first] = [p, q].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
    const twin = { ...q, message: 'A.' };
    const message = (...findings: readonly (typeof p)[]) =>
      assessSmall([A], [], { findings }).verdicts[0]?.message;
    expect(message(p, q)).toBe(`a/x: ${first?.message} (and 1 more)`);
    expect(message(q, p)).toBe(`a/x: ${first?.message} (and 1 more)`);
    expect(message(q, twin)).toBe('a/x: A. (and 1 more)');
    expect(message(twin, q)).toBe('a/x: A. (and 1 more)');
  });
});

describe('evidence', () => {
  const X = control('WB-X', [asks('a/one')]);
  const picky = asks('a/one', {
    judge: ({ says: told }) => ({
      outcome: told === 'supports' ? 'adverse' : 'inconclusive',
      message: 'Not for me.',
    }),
  });
  const Y = control('WB-Y', [picky]);

  test('counts whole or not at all: what fails one control supports no other', () => {
    const item = says('a/one', 'supports');
    const { verdicts } = assessSmall([X, Y], [item]);
    expect(verdicts.map(({ status, reason, message }) => [status, reason, message])).toEqual([
      [
        'unknown',
        'evidence-inconclusive',
        'The same evidence does not hold for WB-Y, and evidence counts whole or not at all.',
      ],
      ['fail', 'evidence-adverse', 'Not for me.'],
    ]);
    expect(assessSmall([X], [item]).verdicts[0]?.status).toBe('pass');
  });

  test('counts for the control that reads it, even if another needs its type without a judge', () => {
    const waits = control('WB-W', [uncollected('a/one')]);
    const { verdicts } = assessSmall([waits, X], [says('a/one', 'supports')]);
    expect(verdicts.map(({ status, reason }) => `${status} ${reason}`)).toEqual([
      'unknown no-collector',
      'pass evidence-supports',
    ]);
  });

  test('that its judge cannot read is an error, and says so', () => {
    expect(assessSmall([X], [says('a/one', 'throws')]).verdicts[0]).toMatchObject({
      status: 'unknown',
      reason: 'error',
      message: 'The control could not read this evidence.',
    });
  });

  test('that says why nothing was observed makes its readers unknown, with exactly that sentence', () => {
    const payload = { unobserved: 'The collector one failed: no ink.', says: 'supports' };
    const failed = says('a/one', '', { payload, tier: 'none' });
    expect(assessSmall([X], [failed]).verdicts[0]).toMatchObject({
      status: 'unknown',
      reason: 'error',
      message: 'The collector one failed: no ink.',
    });
    // What others observed at the same instant or earlier does not replace it.
    const other = says('a/one', 'supports');
    expect(assessSmall([X], [failed, other]).verdicts[0]).toMatchObject({ reason: 'error' });
    const judged = (parts: object) =>
      assessSmall([X], [says('a/one', '', { payload, tier: 'none', ...parts })]).verdicts[0];
    expect(judged({ tier: 'measured' })?.reason).toBe('evidence-supports');
    expect(judged({ payload: { ...payload, unobserved: 7 } })?.reason).toBe(
      'evidence-inconclusive',
    );
  });

  test('that is inconclusive gives a reason only if its judge does', () => {
    const reasonOf = (payload: object) => {
      const item = says('a/one', '', { payload: { ...payload } });
      return assessSmall([X], [item]).verdicts[0]?.reason;
    };
    expect(reasonOf({ says: 'inconclusive' })).toBe('evidence-inconclusive');
    expect(reasonOf({ says: 'inconclusive', reason: 'signature-lapsed' })).toBe('signature-lapsed');
    expect(reasonOf({ says: 'supports', reason: 'signature-lapsed' })).toBe('evidence-supports');
    expect(reasonOf({ says: 'adverse', reason: 'signature-lapsed' })).toBe('evidence-adverse');
  });

  test('that expired the moment it was observed, or has no tier, supports nothing', () => {
    const at = '2026-11-23T00:00:00Z';
    const reasonOf = (changes: Partial<Omit<Evidence, 'id'>>) =>
      assessSmall([X], [says('a/one', 'supports', changes)]).verdicts[0]?.reason;
    expect(reasonOf({ expiresAt: at })).toBe('stale');
    expect(reasonOf({ tier: 'none' })).toBe('evidence-inconclusive');
    expect(reasonOf({ expiresAt: '2026-11-23T00:00:00.001Z' })).toBe('stale');
    expect(reasonOf({ expiresAt: '2026-11-24T00:00:00Z' })).toBe('evidence-supports');
    const failing = says('a/one', 'adverse', { tier: 'none', expiresAt: at });
    expect(assessSmall([X], [failing]).verdicts[0]?.status).toBe('fail');
  });

  test('of a type that no control reads is listed and changes nothing', () => {
    const stray = says('z/z', 'adverse');
    const posture = assessSmall([X], [stray]);
    expect(posture.evidence.map(({ id }) => id)).toEqual([stray.id]);
    expect(posture.verdicts[0]?.reason).toBe('evidence-missing');
  });

  test('is about the model it names, or about no model', () => {
    const { model } = says('a/one', 'supports').subject;
    expect(assessSmall([X], []).subject).toStrictEqual({ model: '(unnamed)' });
    const bare = says('a/one', 'supports', { subject: { model } });
    expect(assessSmall([X], [bare]).subject).toStrictEqual({ model });
  });
});
