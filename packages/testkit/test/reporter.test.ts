import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const FIXTURE = fileURLToPath(new URL('./fixtures/run', import.meta.url));
const RESULTS = join(FIXTURE, 'test-results');

afterEach(() => rmSync(RESULTS, { recursive: true, force: true }));

/** Runs one fixture with vitest like a package, and returns its counts. */
function run(
  name: string,
  vectors?: string,
): { status: number | null; results: unknown; output: string } {
  const env = {
    PATH: process.env['PATH'],
    CASE: name,
    ...(vectors ? { WEIGHBRIDGE_VECTORS: vectors } : {}),
  };
  const { status, stdout, stderr } = spawnSync('vitest', ['run'], {
    cwd: FIXTURE,
    env,
    encoding: 'utf8',
  });
  const results: unknown = JSON.parse(readFileSync(join(RESULTS, 'results.json'), 'utf8'));
  return { status, results, output: stdout + stderr };
}

test('a suite without its vectors counts as not run, although it has no cases', () => {
  const { status, results, output } = run('wants-vectors');
  expect(results).toEqual({ passed: 1, failed: 0, notRun: { vectors: 1 } });
  expect(status).toBe(0);
  expect(output).toContain('skipped: 1 tests need vectors');
});

test('a suite with its vectors runs one test per case', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  for (const name of ['a.json', 'b.json']) writeFileSync(join(folder, name), '{}');
  const { status, results } = run('wants-vectors', folder);
  rmSync(folder, { recursive: true });
  expect(results).toEqual({ passed: 3, failed: 0, notRun: {} });
  expect(status).toBe(0);
});

test('a vectors folder without a case fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  const { status, output } = run('wants-vectors', folder);
  rmSync(folder, { recursive: true });
  expect(status).not.toBe(0);
  expect(output).toContain('no vector matches *.json');
});

test('a test that is skipped in silence fails the run', () => {
  const { status, results, output } = run('skips-in-silence');
  expect(results).toEqual({ passed: 1, failed: 1, notRun: {} });
  expect(status).not.toBe(0);
  expect(output).toContain('silently skipped');
});

test('a file that cannot be loaded fails the run', () => {
  const { status, results } = run('breaks-on-load');
  expect(results).toMatchObject({ passed: 0, failed: 1 });
  expect(status).not.toBe(0);
});

test('a test whose hook failed counts as failed, not as one with a missing capability', () => {
  const { status, results } = run('breaks-before', tmpdir());
  expect(results).toMatchObject({ passed: 0, failed: 1, notRun: {} });
  expect(status).not.toBe(0);
});
