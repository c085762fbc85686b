import { expect, test } from 'vitest';
import { TaskLog } from './task-log.mjs';

function linesOf(...stream) {
  /** @type {string[]} */
  const said = [];
  const log = new TaskLog((line) => said.push(line));
  for (const line of stream) log.take(line);
  return said;
}

test('a test run becomes one line with its counts', () => {
  expect(
    linesOf(
      '@weighbridge/core:test: cache miss, executing 78aec55d',
      '@weighbridge/core:test: much talk',
      '@weighbridge/core:test:       Tests  35 passed (35)',
    ),
  ).toEqual(['  @weighbridge/core: test: 35 passed (35)']);
});

test('a failed task shows everything it printed, and no other task does', () => {
  const said = linesOf(
    'a:build: cache miss, executing 1',
    'b:build: cache miss, executing 2',
    'b:build: all is well',
    'a:build: src/x.ts(1,1): error TS1',
    'a#build:  ERROR  command (/x) pnpm run build exited (2)',
  ).join('\n');
  expect(said).toContain('a: build failed:\n    src/x.ts(1,1): error TS1');
  expect(said).not.toContain('all is well');
});

test('a task that fails while others go on is shown at once, once, and no longer runs', () => {
  /** @type {string[]} */
  const said = [];
  const log = new TaskLog((line) => said.push(line));
  log.take('a:test: cache miss, executing 1');
  log.take('a:test:  FAIL  src/x.test.ts > adds');
  log.take('a:test:       Tests  1 failed | 2 passed (3)');
  log.take('a#test:  WARNING  command finished with error, but continuing...');
  expect(said.join('\n')).toContain('a: test failed:\n     FAIL  src/x.test.ts > adds');
  expect(log.stillRunning()).toBe(undefined);
  log.take('a#test:  ERROR  command (/x) pnpm run test exited (1)');
  expect(said.join('\n').match(/failed:/g)).toHaveLength(1);
  expect([...log.failed]).toEqual(['a:test']);
});

test('does not mention what came from the cache', () => {
  expect(linesOf('a:test: cache hit, suppressing logs 1')).toEqual([]);
});

test('names the running tests, otherwise the builds that started last', () => {
  const log = new TaskLog(() => {});
  expect(log.stillRunning()).toBe(undefined);
  for (const name of ['a', 'b', 'c']) log.take(`${name}:build: cache miss, executing 1`);
  expect(log.stillRunning()).toBe('  still running: b: build for 0 s, c: build for 0 s');
  log.take('d:test: cache miss, executing 1');
  log.take('e:test: cache miss, executing 1');
  log.take('d:test:       Tests  35 passed (35)');
  expect(log.stillRunning()).toBe('  still running: e for 0 s');
});
