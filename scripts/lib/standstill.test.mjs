import { expect, test } from 'vitest';
import { Standstill } from './standstill.mjs';

const ERROR = '[WARN] GET http://127.0.0.1:9/a error (Failed to fetch)';
const progress = (downloaded) =>
  `Progress: resolved 9, reused 0, downloaded ${downloaded}, added 0`;

/** @param {readonly [number, string][]} lines each with its time in seconds */
function gaveUp(lines) {
  let now = 0;
  const standstill = new Standstill(() => now);
  for (const [seconds, line] of lines) {
    now = seconds * 1000;
    standstill.look(line);
    standstill.check();
  }
  return standstill.signal.aborted;
}

/** @param {number} count @param {number} at @returns {[number, string][]} */
const errors = (count, at) => Array.from({ length: count }, () => [at, ERROR]);

test('gives up when requests fail and nothing arrives', () => {
  expect(gaveUp([...errors(10, 1), ...errors(1, 16)])).toBe(true);
});

test('waits while something still arrives', () => {
  expect(
    gaveUp([
      ...errors(10, 1),
      [14, progress(1)],
      ...errors(10, 20),
      [28, progress(2)],
      ...errors(10, 40),
    ]),
  ).toBe(false);
});

test('a line of progress that shows none is none', () => {
  expect(gaveUp([[0, progress(5)], ...errors(10, 1), [14, progress(5)], ...errors(1, 16)])).toBe(
    true,
  );
});

test('a few failures are a hiccup', () => {
  expect(gaveUp(errors(9, 100))).toBe(false);
});
