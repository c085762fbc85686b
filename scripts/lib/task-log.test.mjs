import { expect, test } from 'vitest';
import { TaskLog } from './task-log.mjs';

function linesOf(...stream) {
  /** @type {string[]} */
  const said = [];
  const log = new TaskLog((line) => said.push(line));
  for (const line of stream) log.take(line);
  log.end();
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

test('a failed task shows all it printed, and nobody else does', () => {
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

test('what came from the cache is not mentioned', () => {
  expect(linesOf('a:test: cache hit, suppressing logs 1')).toEqual([]);
});
