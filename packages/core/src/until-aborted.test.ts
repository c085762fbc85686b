import { expect, test } from 'vitest';
import { untilAborted } from './until-aborted.ts';

const never = () => new Promise<never>(() => undefined);

test('resolves like the work, with or without a signal', async () => {
  expect(await untilAborted(async () => 7, undefined)).toBe(7);
  expect(await untilAborted(() => 7, new AbortController().signal)).toBe(7);
});

test('fails like the work', async () => {
  const fails = () => Promise.reject(new Error('the work'));
  await expect(untilAborted(fails, undefined)).rejects.toThrow('the work');
  await expect(untilAborted(fails, new AbortController().signal)).rejects.toThrow('the work');
});

test("ends with the signal's reason even if the work does not end", async () => {
  const controller = new AbortController();
  const ended = untilAborted(never, controller.signal);
  controller.abort(new Error('enough'));
  await expect(ended).rejects.toThrow('enough');
});

test('starts nothing if the signal has already aborted', async () => {
  let begun = 0;
  const work = () => {
    begun += 1;
    return Promise.reject(new Error('unhandled'));
  };
  await expect(untilAborted(work, AbortSignal.abort(new Error('before')))).rejects.toThrow(
    'before',
  );
  expect(begun).toBe(0);
});

test('leaves no unhandled rejection when the work fails after the end', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const ended = untilAborted(() => promise, controller.signal);
  controller.abort(new Error('enough'));
  await expect(ended).rejects.toThrow('enough');
  reject(new Error('late'));
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

test('leaves no listener behind', async () => {
  const { signal } = new AbortController();
  let listening = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listening += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listening -= 1;
    remove(...args);
  };
  await untilAborted(() => 7, signal);
  expect(listening).toBe(0);
});
