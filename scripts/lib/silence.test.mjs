import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { breakingSilence, forSeconds } from './silence.mjs';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Works for a time, and records what was said while nothing else was. */
async function said(workMs, what, speaksAt = []) {
  const lines = [];
  let last = Date.now();
  const voice = {
    say(line) {
      last = Date.now();
      lines.push(line);
    },
    silentMs: () => Date.now() - last,
  };
  for (const ms of speaksAt) setTimeout(() => voice.say('progress'), ms);
  const work = breakingSilence(what, () => new Promise((end) => setTimeout(end, workMs)), voice);
  await vi.advanceTimersByTimeAsync(workMs + 60_000);
  await work;
  return lines;
}

test('says what it waits for when there was no output for a while, again and again, until the end', async () => {
  const began = Date.now();
  expect(await said(40_000, () => `waiting ${forSeconds(began)}`)).toEqual([
    'waiting for 15 s',
    'waiting for 30 s',
  ]);
});

test('says nothing while there is other output, or nothing to say', async () => {
  expect(await said(25_000, () => 'waiting', [10_000, 20_000])).toEqual(['progress', 'progress']);
  expect(await said(60_000, () => undefined)).toEqual([]);
});

test('ends with the work, even if that fails', async () => {
  await expect(
    breakingSilence(
      () => 'x',
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
