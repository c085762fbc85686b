import { expect, test } from 'vitest';
import { batches } from './batches.ts';

test.for([
  [0, []],
  [2, [2]],
  [3, [3]],
  [7, [3, 3, 1]],
] as const)('splits %i items into batches of three', ([items, sizes]) => {
  const made = Array.from(batches(Array(items).keys(), 3));
  expect(made.map(({ length }) => length)).toEqual(sizes);
  expect(made.flat()).toEqual(Array.from(Array(items).keys()));
});
