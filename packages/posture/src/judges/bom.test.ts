import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { judgeBom } from './bom.ts';

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
    const { outcome, message } = judgeBom(payload);
    expect(`${outcome}: ${message}`).toBe(expected);
  });
});
