import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { durationIn } from './duration.ts';

test.for([
  ['30d', 30 * 86_400_000],
  ['0s', 0],
  ['1.5h', 5_400_000],
  ['90m', 5_400_000],
  ['2w', 14 * 86_400_000],
] as const)('%s is %d ms', ([text, ms]) => {
  expect(durationIn(text)).toBe(ms);
});

test.for(['', '30', 'd', '-1d', '1e3d', '1d1h', '30 d', '30D', 'P30D', '9999999999d', '1.2345d'])(
  '"%s" is refused',
  (text) => {
    expect(() => durationIn(text)).toThrow(InvalidArgumentError);
  },
);
