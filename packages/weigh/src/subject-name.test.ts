import { parseModelRef } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectName } from './subject-name.ts';

test('keeps what a reference can hold and encodes the rest', () => {
  expect(subjectName('fraud-v7')).toBe('fraud-v7');
  expect(subjectName('Fraud model')).toBe('Fraud%20model');
  expect(subjectName('')).toBe('model');
});

test('every folder name gives a name that a model reference reads', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(parseModelRef(subjectName(name)).name).toBe(subjectName(name));
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
