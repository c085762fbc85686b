import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIntegerText } from './integer-text.ts';

test.for([
  ['0', true],
  ['-0', true],
  ['0.0', true],
  ['0e-400', true],
  ['1000000000.0', true],
  ['1e9', true],
  ['1.5E+1', true],
  ['-120e-1', true],
  ['16.00000000000000001', false],
  ['0.99999999999999999999', false],
  ['9007199254740991.4', false],
  ['1e-400', false],
  ['12e-2', false],
] as const)('says of %s whether it is a whole number: %s', ([text, expected]) => {
  expect(isIntegerText(text)).toBe(expected);
});

test('agrees with exact decimal arithmetic', () => {
  const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,12})$/);
  const fraction = fc.option(fc.stringMatching(/^\d{1,8}$/), { nil: undefined });
  fc.assert(
    fc.property(digits, fraction, fc.integer({ min: -20, max: 20 }), (whole, part, exponent) => {
      const text = `${whole}${part === undefined ? '' : `.${part}`}e${exponent}`;
      const shift = 40 + exponent - (part?.length ?? 0);
      const scaled = BigInt(whole + (part ?? '')) * 10n ** BigInt(shift);
      expect(isIntegerText(text)).toBe(scaled % 10n ** 40n === 0n);
    }),
    { numRuns: propertyRuns({ short: 1_000, long: 20_000 }) },
  );
});
