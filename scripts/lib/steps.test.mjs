import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from './failure.mjs';
import { runSteps } from './steps.mjs';

/** @type {string[]} */
let lines = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** @param {string} name @param {(note: (text: string) => void) => Promise<string>} run */
const step = (name, run) => ({ name, what: 'does it', run });

test('parallel steps wait for each other, sequential ones do not overlap', async () => {
  /** @type {string[]} */
  const told = [];
  const say = (/** @type {string} */ name) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    return '';
  };
  await runSteps([step('a', say('a')), step('b', say('b'))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  told.length = 0;
  await runSteps([step('a', say('a')), step('b', say('b'))], 2);
  expect(told.slice(0, 2)).toEqual(['a begins', 'b begins']);
});

test('a reported failure is a problem of its step, and the others go on', async () => {
  const failing = step('a', () => Promise.reject(new Failure('no network')));
  const noting = step('b', async (note) => {
    note('a remark');
    return '';
  });
  expect(await runSteps([failing, noting])).toBe(1);
  expect(lines.join('\n')).toMatch(
    /^FAILED {2}a +does it \(.+\)\n {8}no network\nok +b +does it; a remark/,
  );
});

test('what fails while another step runs counts', async () => {
  const slow = step('a', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return '';
  });
  const failing = step('b', async () => 'wrong');
  expect(await runSteps([slow, failing, failing], 2)).toBe(2);
});

test('a fault of ours ends the command', async () => {
  const faulty = step('a', () => Promise.reject(new TypeError('of undefined')));
  await expect(runSteps([faulty])).rejects.toThrow('of undefined');
});
