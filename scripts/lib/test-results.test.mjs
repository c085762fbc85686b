import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addUp, closingLine } from './test-results.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function suite(name, results) {
  const file = join(folder, `${name}.json`);
  if (results !== undefined) writeFileSync(file, JSON.stringify(results));
  return { name, file };
}

const KNOWN = [
  { name: 'chromium', hint: 'apt install chromium' },
  { name: 'vectors', hint: 'set WEIGHBRIDGE_VECTORS' },
];

test('adds up the counts of all packages', () => {
  const sum = addUp([
    suite('a', { passed: 3, failed: 1, notRun: { chromium: 2 } }),
    suite('b', { passed: 4, failed: 0, notRun: { chromium: 1, vectors: 5 } }),
  ]);
  expect(closingLine(sum, KNOWN)).toBe(
    '7 passed, 1 failed, 8 not run: chromium (apt install chromium), vectors (set WEIGHBRIDGE_VECTORS)',
  );
});

test('a package without a count has failed', () => {
  const sum = addUp([suite('a', { passed: 3, failed: 0, notRun: {} }), suite('b', undefined)]);
  expect(sum).toMatchObject({ failed: 1, missing: ['b'] });
});

test('the line is plain when nothing is missing', () => {
  expect(closingLine({ passed: 3, failed: 0, notRun: {}, missing: [] }, KNOWN)).toBe(
    '3 passed, 0 failed',
  );
});

test('a failed task without a failed test counts, one with a failed test does not count twice', () => {
  const suites = [
    suite('a', { passed: 0, failed: 0, notRun: {} }),
    suite('b', { passed: 1, failed: 2, notRun: {} }),
    suite('c', undefined),
  ];
  const { failed } = addUp(suites, ['a:test', 'b:test', 'c:build', 'c:test']);
  expect(failed).toBe(1 + 2 + 1 + 1);
});
