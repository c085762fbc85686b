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

test('a progress line without progress does not count', () => {
  expect(gaveUp([[0, progress(5)], ...errors(10, 1), [14, progress(5)], ...errors(1, 16)])).toBe(
    true,
  );
});

test('a few failures are a hiccup', () => {
  expect(gaveUp(errors(9, 100))).toBe(false);
});

test('waits longer for a registry that answers late than for one that is unreachable', () => {
  const late = '[WARN] GET http://127.0.0.1:9/a error (operation timed out)';
  /** @param {number} at @returns {[number, string][]} */
  const lates = (at) => Array.from({ length: 10 }, () => [at, late]);
  expect(gaveUp([...lates(30), [100, '']])).toBe(false);
  expect(gaveUp([...lates(30), [151, '']])).toBe(true);
});

test('says for how long no package has arrived, and what fails', () => {
  let now = 0;
  const standstill = new Standstill(() => now);
  now = 21_000;
  const rest = '; it goes on by itself once the npm registry answers';
  expect(standstill.describe()).toBe(`no package has been completed for 21 s${rest}`);
  standstill.look(ERROR);
  expect(standstill.describe()).toBe(
    `no package has been completed for 21 s, 1 requests failed and are tried again${rest}`,
  );
});
