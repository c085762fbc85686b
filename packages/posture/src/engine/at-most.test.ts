import { describe, expect, test } from 'vitest';
import { atMost } from './at-most.ts';

const isEven = (n: number) => n % 2 === 0;

describe('a bounded list', () => {
  test('is kept whole if it is short enough, whatever matters in it', () => {
    for (const list of [[], [1], [2], [1, 2, 3], [1, 3, 5], [2, 4, 6]]) {
      expect(atMost(3, list, isEven)).toEqual(list);
    }
  });

  test('drops the last items, and those that do not matter first', () => {
    expect(atMost(3, [1, 2, 3, 4, 5], isEven)).toEqual([1, 2, 4]);
    expect(atMost(3, [1, 3, 5, 7], isEven)).toEqual([1, 3, 5]);
    expect(atMost(3, [2, 4, 6, 1, 8], isEven)).toEqual([2, 4, 6]);
  });
});
