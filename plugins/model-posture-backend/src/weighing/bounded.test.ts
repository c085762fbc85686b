import { expect, test } from 'vitest';
import { bounded } from './bounded.ts';

test('runs at most so many at a time, and all of them, though some fail', async () => {
  const run = bounded(3);
  let running = 0;
  let most = 0;
  const task = async (i: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (i % 4 === 0) throw new Error(`task ${i}`);
    return i;
  };
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => run(() => task(i))),
  );
  expect(most).toBe(3);
  expect(running).toBe(0);
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(10);
});

test.for([0, -1, 1.5, Number.NaN])('refuses a limit of %s', (limit) => {
  expect(() => bounded(limit)).toThrow(RangeError);
});
