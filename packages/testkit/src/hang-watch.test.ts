import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endHung } from './hang-watch.ts';
import { fileOf, RUNNING, runningTests } from './running.ts';

const scratch = mkdtempSync(join(tmpdir(), 'weighbridge-hang-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What is said and ended of tests that run since 0, at a time. */
function ended(now: number, ...limits: readonly number[]): readonly unknown[] {
  const told: unknown[] = [];
  const running = limits.map((limitMs, at) => ({ pid: at + 1, name: `n${at}`, limitMs, since: 0 }));
  endHung(running, now, { say: (line) => told.push(line), kill: (pid) => told.push(pid) });
  return told;
}

test('a test that has not ended a minute after its time limit is named, and its process ended', () => {
  expect(ended(65_000, 5000)).toEqual([]);
  expect(ended(65_001, 5000, 6000)).toEqual([
    'hung: n0 has not ended after 65 s, and its process does not answer',
    1,
  ]);
});

test('every process writes down which test it runs, and until when it may', ({ task }) => {
  const mine = runningTests(join(process.cwd(), RUNNING)).find(({ pid }) => pid === process.pid);
  expect(mine?.name).toBe(
    'src/hang-watch.test.ts > every process writes down which test it runs, and until when it may',
  );
  expect(mine?.limitMs).toBe(task.timeout);
  expect(mine?.since).toBeGreaterThan(Date.now() - 60_000);
});

test('what runs nothing, is half written or is not there is passed over', () => {
  writeFileSync(fileOf(scratch, 1), '');
  writeFileSync(fileOf(scratch, 2), '{"pid":2,"na');
  writeFileSync(fileOf(scratch, 3), '{"pid":3,"name":"x","limitMs":7}');
  utimesSync(fileOf(scratch, 3), 5, 5);
  expect(runningTests(scratch)).toEqual([{ pid: 3, name: 'x', limitMs: 7, since: 5000 }]);
  expect(runningTests(join(scratch, 'nothing'))).toEqual([]);
});
