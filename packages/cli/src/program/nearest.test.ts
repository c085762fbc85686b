import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

const IDS = ['WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'safetensors/overlap', 'safetensors/hole'];

test('finds what was meant, whatever the case', () => {
  expect(nearest('wb-art1', IDS)[0]).toBe('WB-ART-1');
  expect(nearest('safetensor/overlap', IDS)).toEqual(['safetensors/overlap']);
});

test('finds by a part of the name', () => {
  expect(nearest('overlap', IDS)).toEqual(['safetensors/overlap']);
});

test('suggests nothing for a word unlike any candidate, nor for endless text', () => {
  expect(nearest('completely-different-thing', IDS)).toEqual([]);
  expect(nearest('a'.repeat(1_000_000), IDS)).toEqual([]);
});

test('the distance is a metric: zero only for equal texts, symmetric, no detour is shorter', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
