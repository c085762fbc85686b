import { expect, test } from 'vitest';
import { rateLimit } from './rate-limit.ts';

test('grants each caller the burst, then one per interval', () => {
  let time = 0;
  const take = rateLimit({ burst: 2, refillMs: 3000, now: () => time });
  expect([take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 3, 0]);
  time = 2000;
  expect(take('a')).toBe(1);
  time = 3000;
  expect([take('a'), take('a')]).toEqual([0, 3]);
});

test('a refused call costs nothing, and a long pause refills at most the burst', () => {
  let time = 0;
  const take = rateLimit({ burst: 2, refillMs: 1000, now: () => time });
  take('a');
  take('a');
  for (let i = 0; i < 50; i += 1) take('a');
  time = 1000;
  expect(take('a')).toBe(0);
  time = 1_000_000;
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 1]);
});
