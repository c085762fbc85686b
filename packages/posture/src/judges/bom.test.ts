import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { builtInPolicies } from '../policies/index.ts';
import { judgeBom } from './bom.ts';

const { default: policy } = builtInPolicies;

const BROKEN = 'adverse: The bill of materials breaks the CycloneDX schema.';
const OTHERS = 'adverse: The bill of materials lists other files than those here.';
const UNCHECKED = 'inconclusive: The bill of materials was not checked against its schema.';
const UNBOUND =
  'inconclusive: The files were not hashed, so nothing binds the bill of materials to them.';
const GOOD = 'supports: A valid bill of materials lists exactly these bytes.';
const SHAPE = "inconclusive: The evidence is not of its type's shape: valid or bound is no answer.";

describe('bom/cyclonedx', () => {
  test.for<readonly [JsonObject, string]>([
    [{ valid: true, bound: true }, GOOD],
    [{ valid: true, bound: false }, OTHERS],
    [{ valid: true, bound: null }, UNBOUND],
    [{ valid: false, bound: true }, BROKEN],
    [{ valid: false, bound: false }, BROKEN],
    [{ valid: false, bound: null }, BROKEN],
    [{ valid: null, bound: true }, UNCHECKED],
    [{ valid: null, bound: false }, OTHERS],
    [{ valid: null, bound: null }, UNCHECKED],
    [{ valid: true }, SHAPE],
    [{ bound: true }, SHAPE],
    [{ valid: false, bound: 'no' }, SHAPE],
    [{ valid: 1, bound: false }, SHAPE],
    [{ valid: [true], bound: [true] }, SHAPE],
    [{}, SHAPE],
  ])('%j', ([payload, expected]) => {
    const { outcome, message } = judgeBom(payload, policy);
    expect(`${outcome}: ${message}`).toBe(expected);
  });
});

describe('a bill of materials that was made here', () => {
  const made = { valid: true, bound: true, origin: 'generated' };
  const shipped = { ...made, origin: 'shipped' };
  const strict = { ...policy, bom: 'shipped' } as const;

  test('says that none came with the model, and one that came says that', () => {
    expect(judgeBom(made, policy)).toEqual({
      outcome: 'supports',
      made: true,
      message:
        'No bill of materials came with the model; the one made from its bytes lists exactly these bytes.',
    });
    expect(judgeBom(shipped, policy)).toEqual({
      outcome: 'supports',
      message: 'A valid bill of materials came with the model and lists exactly these bytes.',
    });
  });

  test('leaves it open, and is never adverse, where the policy asks for a shipped one', () => {
    for (const changes of [{}, { valid: false }, { bound: false }, { origin: 'else' }]) {
      expect(judgeBom({ ...made, ...changes }, strict)).toMatchObject({
        outcome: 'inconclusive',
        message: expect.stringContaining('No bill of materials came with the model.'),
      });
    }
    expect(judgeBom(shipped, strict).outcome).toBe('supports');
    expect(judgeBom({ ...shipped, bound: false }, strict).outcome).toBe('adverse');
  });
});

test('entries that were not read are in no bill of materials', () => {
  const { outcome, message } = judgeBom({ valid: true, bound: true, skippedCount: 3 }, policy);
  expect(`${outcome}: ${message}`).toBe(
    "inconclusive: The bill of materials lists what was read, and 3 of the folder's entries were not.",
  );
  expect(judgeBom({ valid: true, bound: true, skippedCount: 0 }, policy).outcome).toBe('supports');
  expect(judgeBom({ valid: true, bound: true, skippedCount: '3' }, policy).message).toContain(
    'skippedCount',
  );
});
