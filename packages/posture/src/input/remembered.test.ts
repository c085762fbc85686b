import type { Posture } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { goodFacts, NOW } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const { default: standard } = builtInPolicies;
const good = assess(goodFacts(), [], standard, '2026-11-23T10:00:00Z');
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const FACT = {
  type: 'bom/licence',
  path: 'README.md',
  digest: DIGEST,
  observedAt: '2026-11-23T09:00:00Z',
  fact: { licences: [{ expression: 'CC-BY-NC-4.0', tier: 'declared', locator: 'README.md' }] },
};
const after = (remembered: unknown) =>
  assess(goodFacts(), [], standard, NOW, { ...good, remembered } as Posture);

describe('what is remembered is refused with the place and the problem', () => {
  test.for([
    [': expected an array', {}],
    ['/0: expected an object', [1]],
    ['/1/type: expected non-empty text', [FACT, { ...FACT, type: '' }]],
    ['/0/path: expected non-empty text', [{ ...FACT, path: 1 }]],
    ['/0/path: expected at most 16384 characters', [{ ...FACT, path: 'x'.repeat(16_385) }]],
    ['/0/path: expected a path below the root of the model', [{ ...FACT, path: '../x' }]],
    ['/0/digest: expected a digest', [{ ...FACT, digest: undefined }]],
    ['/0/fact: expected an object', [{ ...FACT, fact: [] }]],
    ['/0/observedAt: expected an ISO 8601 UTC instant', [{ ...FACT, observedAt: 1 }]],
    ['/0/since: expected an ISO 8601 UTC instant', [{ ...FACT, since: null }]],
  ] as const)('%s', ([problem, remembered]) => {
    expect(refusalOf(() => after(remembered))).toBe(`BAD_INPUT /previous/remembered${problem}`);
  });

  test('that it was seen after now', () => {
    const late = '2026-11-23T12:00:00.001Z';
    expect(refusalOf(() => after([{ ...FACT, observedAt: late }]))).toBe(
      `FUTURE_INPUT /previous/remembered/0/observedAt: ${late} is after now`,
    );
  });
});

test('each remembered fact counts once, in any order', () => {
  const allowed = { ...FACT, path: 'NOTICE', fact: { licences: [] } };
  const since = { ...FACT, path: 'since', since: '2026-11-01T00:00:00Z' };
  expect(after([since]).remembered).toStrictEqual([since]);
  const [one, two] = [after([FACT, allowed, FACT]), after([allowed, FACT])];
  expect(one.verdicts).toStrictEqual(two.verdicts);
  expect(one.remembered).toStrictEqual([allowed, FACT]);
  expect(one.verdicts.find(({ control }) => control === 'WB-BOM-4')?.status).toBe('fail');
  expect(after(undefined).gate.outcome).toBe('admit');
});
