import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.ts';

test.for([
  ['1', 1],
  ['007', 7],
  ['50', 50],
] as const)('reads %s', ([text, value]) => {
  expect(wholeNumber('--runs', text, [1, 50])).toBe(value);
});

test.for(['', '0', '51', '-1', '1.5', '1e1', ' 3', '0x1', 'Infinity', 'many', '9'.repeat(400)])(
  'refuses %s by the name of the option',
  (text) => {
    expect(() => wholeNumber('--runs', text, [1, 50])).toThrow(
      new RangeError(`--runs must be a whole number from 1 to 50, got '${text.slice(0, 40)}'`),
    );
  },
);
