import { expect, test } from 'vitest';
import { bounded } from './bounded.ts';

test('runs at most the limit at a time, and all of them even if some fail', async () => {
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

test('keeps the slot of a finished task while the work that it began goes on', async () => {
  const run = bounded(1);
  let end = () => {};
  const hanging = new Promise<void>((resolve) => {
    end = resolve;
  });
  await run(async (linger) => linger(hanging));
  expect(run.load()).toEqual({ running: 1, waiting: 0 });
  let isNext = false;
  const next = run(async () => {
    isNext = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isNext).toBe(false);
  expect(run.load()).toEqual({ running: 1, waiting: 1 });
  end();
  await next;
  expect(run.load()).toEqual({ running: 0, waiting: 0 });
});

test('frees the slot of a task whose own work failed', async () => {
  const run = bounded(1);
  const failing = run(async (linger) => {
    const work = Promise.reject(new Error('x'));
    linger(work);
    return work;
  });
  await expect(failing).rejects.toThrow('x');
  await run(async () => {});
  expect(run.load()).toEqual({ running: 0, waiting: 0 });
});
