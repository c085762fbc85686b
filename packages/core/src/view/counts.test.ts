import { expect, test } from 'vitest';
import { countsOf } from './counts.ts';

const COUNTS = { pass: 1, fail: 2, unknown: 3, notApplicable: 4, stale: 0 };
const told = (stale: number, gate?: Parameters<typeof countsOf>[1]) =>
  countsOf({ ...COUNTS, stale }, gate).map(({ many, word, note }) =>
    [many, word.short, note].join(' ').trim(),
  );

test('the four counts keep one order, and waived or stale answers change none of them', () => {
  expect(told(0)).toEqual(['1 pass', '2 fail', '3 unknown', '4 n/a']);
  expect(told(2, { waived: 1, advisory: ['A-1'] })).toEqual([
    '1 pass',
    '2 fail 1 waived, 1 advisory',
    '3 unknown 2 stale',
    '4 n/a',
  ]);
});
