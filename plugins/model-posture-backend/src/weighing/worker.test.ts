import { expect, test, vi } from 'vitest';
import type { Claims } from './claims.ts';
import { createWorker } from './worker.ts';

/** Claims on a list of models, only in this process. */
function claimsOn(due: string[]): Claims & { readonly held: Set<string> } {
  const held = new Set<string>();
  return {
    held,
    holder: 'x',
    async next() {
      const ref = due.shift();
      if (ref !== undefined) held.add(ref);
      return ref;
    },
    tryTake: async (ref) => held.add(ref).has(ref),
    take: async (ref) => void held.add(ref),
    release: async (ref) => void held.delete(ref),
    close: () => {},
  };
}

function workerOver(due: string[], weigh: (ref: string) => Promise<void>) {
  const claims = claimsOn(due);
  const shutdown = new AbortController();
  const moved = vi.fn(async () => {});
  const folded: string[] = [];
  const weigher = Object.assign(weigh, {
    load: () => ({ running: 0, waiting: 0 }),
    fold: async (ref: string) => folded.push(ref) > 0,
  });
  const toJudge = async () => ['old'];
  const { signal } = shutdown;
  const worker = createWorker({
    weigher,
    claims,
    concurrency: 2,
    signal,
    moved,
    toJudge,
  });
  return { worker, claims, shutdown, moved, folded };
}

const never = new AbortController().signal;

test('weighs what is due, two at a time, and releases all of it', async () => {
  let running = 0;
  let most = 0;
  const done: string[] = [];
  const { worker, claims, moved, folded } = workerOver(['a', 'b', 'c', 'd', 'e'], async (ref) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    done.push(ref);
  });
  await Promise.all([worker.drain(never), worker.drain(never)]);
  expect(done.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(most).toBe(2);
  expect(claims.held.size).toBe(0);
  expect(moved).toHaveBeenCalledTimes(5);
  expect(folded).toEqual(['old']);
});

test('releases a model after a failed weighing', async () => {
  const broken = async () => Promise.reject(new Error('no database'));
  const { worker, claims } = workerOver(['a'], broken);
  await expect(worker.drain(never)).rejects.toThrow('no database');
  await expect(worker.weigh('b')).rejects.toThrow('no database');
  expect(claims.held.size).toBe(0);
});

test('takes nothing more after it is stopped', async () => {
  const done: string[] = [];
  const due = ['a', 'b', 'c', 'd', 'e'];
  const { worker, shutdown } = workerOver(due, async (ref) => {
    done.push(ref);
    shutdown.abort(new Error('stop'));
  });
  await expect(worker.drain(never)).rejects.toThrow('stop');
  expect(done.length).toBeLessThan(5);
});
