import type { JsonObject } from '@weighbridge/core';
import { bomCyclonedx } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { builtInPolicies } from '../../policies/index.ts';
import { judgeBom as judgeBomPayload } from './bom.ts';

const judgeBom = asked(bomCyclonedx, judgeBomPayload);

const { default: policy } = builtInPolicies;

const BROKEN = 'adverse: The bill of materials breaks the CycloneDX schema.';
const OTHERS = 'adverse: The bill of materials lists files other than those here.';
const UNCHECKED = 'inconclusive: The bill of materials was not checked against its schema.';
const UNBOUND =
  'inconclusive: The files were not hashed, so nothing binds the bill of materials to them.';
const GOOD =
  'supports: A valid bill of materials came with the model and lists exactly these bytes.';

const REMEDIES: Readonly<Record<string, string>> = {
  [BROKEN]: 'Have the bill of materials written again as valid CycloneDX, or take it out.',
  [OTHERS]:
    'Have the bill of materials made again for the files that are here, or take out what does not belong to the model.',
  [UNCHECKED]: 'Weigh again, so that the bill of materials is checked.',
  [UNBOUND]: 'Weigh again with hashing on.',
};

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
  ])('%j', ([payload, expected]) => {
    const { outcome, message, remedy } = judgeBom({ origin: 'shipped', ...payload }, policy);
    expect(`${outcome}: ${message}`).toBe(expected);
    expect(remedy).toBe(REMEDIES[expected]);
  });
});

describe('a bill of materials that was made here', () => {
  const made = { valid: true, bound: true, origin: 'generated' };
  const shipped = { ...made, origin: 'shipped' };
  const strict = { ...policy, bom: 'shipped' } as const;

  test('says that none came with the model, and a shipped one says that it did', () => {
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

  test('leaves it open, and is never adverse, if the policy asks for a shipped one', () => {
    for (const changes of [{}, { valid: false }, { bound: false }]) {
      expect(judgeBom({ ...made, ...changes }, strict)).toEqual({
        outcome: 'inconclusive',
        message:
          'No bill of materials came with the model. One was made from its bytes, and the policy asks for a shipped one.',
        remedy:
          'Ask whoever ships the model for a CycloneDX bill of materials with the digests of its files, and keep it in the folder.',
      });
    }
    expect(judgeBom(shipped, strict).outcome).toBe('supports');
    expect(judgeBom({ ...shipped, bound: false }, strict).outcome).toBe('adverse');
  });
});

test('entries that were not read are missing from the bill of materials', () => {
  expect(judgeBom({ valid: true, bound: true, skippedCount: 3 }, policy)).toEqual({
    outcome: 'inconclusive',
    message: "The bill of materials lists what was read, and 3 of the folder's entries were not.",
    remedy:
      'Put the files themselves where links and special files are, make them readable, and weigh again.',
  });
  expect(judgeBom({ valid: true, bound: true, skippedCount: 0 }, policy).outcome).toBe('supports');
});
