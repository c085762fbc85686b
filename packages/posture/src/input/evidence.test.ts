import type { Evidence } from '@weighbridge/core';
import { makeEvidence } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { fact, goodFacts, NOW } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const { default: standard } = builtInPolicies;
const assessed = (evidence: unknown, now: Date | string = NOW) =>
  assess(evidence as readonly Evidence[], [], standard, now);
const refused = (...evidence: readonly unknown[]) => refusalOf(() => assessed(evidence));
/** Evidence with a correct id and some wrong members. */
const made = (members: object) => {
  const { id: _id, ...rest } = { ...fact('a/b', {}), ...members };
  return makeEvidence(rest);
};

describe('evidence is refused with the place and the problem', () => {
  test.for([
    ['type: expected non-empty text', { type: '' }],
    ['type: expected at most 256 characters', { type: 'x'.repeat(257) }],
    ['subject: expected an object', { subject: null }],
    ['subject/model: expected non-empty text', { subject: {} }],
    [
      'subject/model: expected a package URL or a name of a model',
      { subject: { model: 'm'.repeat(1025) } },
    ],
    [
      'subject/digest: expected <algorithm>:<lower-case hex>',
      { subject: { model: 'm', digest: 'sha256:0' } },
    ],
    ['producer: expected an object', { producer: ['me'] }],
    ['tier: expected one of verified, measured, declared, inferred, none', { tier: 'certain' }],
    ['payload: expected an object', { payload: [] }],
    ['observedAt: expected an ISO 8601 UTC instant', { observedAt: '2026-11-23' }],
    ['expiresAt: expected an ISO 8601 UTC instant', { expiresAt: 'never' }],
  ] as const)('%s', ([problem, members]) => {
    expect(refused(fact('a/b', {}), made(members))).toBe(`BAD_INPUT /evidence/1/${problem}`);
  });

  test('that it is not a list, not an object, or holds what JSON cannot', () => {
    expect(refusalOf(() => assessed({}))).toBe('BAD_INPUT /evidence: expected an array');
    expect(refused('a/b')).toBe('BAD_INPUT /evidence/0: expected an object');
    const endless: Record<string, unknown> = {};
    endless['payload'] = endless;
    for (const payload of [1n, Number.NaN, () => 1, 'a\ud800', endless]) {
      expect(refused({ ...fact('a/b', {}), payload })).toBe(
        'BAD_INPUT /evidence/0: evidence holds what JSON cannot',
      );
    }
  });

  test('that its id is not its digest', () => {
    const other = { ...fact('a/b', {}), tier: 'verified' };
    expect(refused(fact('a/b', {}), other)).toBe(
      'EVIDENCE_ID_MISMATCH /evidence/1/id: the id is not the digest of the evidence',
    );
    expect(refused({ ...other, id: undefined })).toContain('EVIDENCE_ID_MISMATCH');
  });

  test('that it was observed after now', () => {
    const late = '2026-11-23T12:00:00.001Z';
    expect(refused(made({ observedAt: late }))).toBe(
      `FUTURE_INPUT /evidence/0/observedAt: ${late} is after now`,
    );
    expect(refused(made({ observedAt: NOW }))).toBe('not refused');
  });

  test('that it is about several models, or several bytes', () => {
    const problem = 'MIXED_SUBJECTS /evidence: the evidence is about several models or bytes';
    expect(refused(fact('a/b', {}), made({ subject: { model: 'another' } }))).toBe(problem);
    const { model } = fact('a/b', {}).subject;
    const digest = `sha256:${'00'.repeat(32)}`;
    expect(refused(fact('a/b', {}), made({ subject: { model, digest } }))).toBe(problem);
  });
});

describe('an error caused by another error', () => {
  const causeOf = (call: () => unknown) => {
    try {
      call();
      return 'not refused';
    } catch (error) {
      return Object.hasOwn(error as Error, 'cause') ? (error as Error).cause : 'no cause';
    }
  };

  test('has it as its cause', () => {
    expect(causeOf(() => assessed([made({ observedAt: 'x' })]))).toMatchObject({
      code: 'BAD_TIME',
    });
    expect(causeOf(() => assessed([{ a: 1n }]))).toMatchObject({ code: 'NOT_JSON' });
  });

  test('and has no cause if there is none', () => {
    expect(causeOf(() => assessed({}))).toBe('no cause');
  });
});

test('now is a valid date within the range of instants', () => {
  const at = (now: unknown) => refusalOf(() => assessed(goodFacts(), now as Date));
  expect(at('now')).toBe('BAD_INPUT /now: expected an ISO 8601 UTC instant');
  expect(at(1_795_435_200_000)).toBe('BAD_INPUT /now: expected an ISO 8601 UTC instant');
  expect(at(new Date(Number.NaN))).toBe('BAD_INPUT /now: expected a valid date');
  expect(at(new Date(8.64e15))).toBe('BAD_INPUT /now: expected an ISO 8601 UTC instant');
  expect(at(new Date(NOW))).toBe('not refused');
  expect(at('2026-11-22T23:59:59Z')).toBe(
    'FUTURE_INPUT /evidence/0/observedAt: 2026-11-23T00:00:00Z is after now',
  );
});
