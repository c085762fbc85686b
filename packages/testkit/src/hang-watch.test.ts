import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { watchHung } from './hang-watch.ts';
import { fileOf, RUNNING, runningTests } from './running.ts';

const scratch = mkdtempSync(join(tmpdir(), 'weighbridge-hang-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What a watch reports and ends for tests that have run since 0 without CPU time, when it looks at these times. */
function ended(
  limits: readonly number[],
  ...looks: readonly (readonly [now: number, cpuMs: number | undefined])[]
): readonly unknown[] {
  const told: unknown[] = [];
  let cpu: number | undefined;
  const watch = watchHung({
    say: (line) => told.push(line),
    kill: (pid) => told.push(pid),
    cpuTimeOf: () => cpu,
  });
  const running = limits.map((limitMs, at) => ({
    pid: at + 1,
    name: `n${at}`,
    limitMs,
    since: 0,
    cpuMs: 0,
  }));
  for (const [now, cpuMs] of looks) {
    cpu = cpuMs;
    watch(running, now);
  }
  return told;
}

const hung = (seconds: number) => [
  `hung: n0 has not ended after ${seconds} s, and its process does not answer`,
  1,
];

test('names a test once that used a minute more than its time limit, and ends its process', () => {
  expect(ended([5000], [65_000, 70_000])).toEqual([]);
  expect(ended([5000], [65_001, 65_000])).toEqual([]);
  expect(ended([5000, 6000], [65_001, 65_001], [65_500, 65_900])).toEqual(hung(65));
});

test('leaves a test alone that gets no turn on a busy machine, but not one that is idle for a minute', () => {
  expect(ended([5000], [200_000, 100], [250_000, 101], [300_000, 102])).toEqual([]);
  expect(ended([5000], [200_000, 100], [260_000, 100])).toEqual([]);
  expect(ended([5000], [200_000, 100], [260_001, 100])).toEqual(hung(260));
});

test('if the system does not report CPU times, the clock decides', () => {
  expect(ended([5000], [65_000, undefined])).toEqual([]);
  expect(ended([5000], [65_001, undefined])).toEqual(hung(65));
});

test('every process records its running test and its time limit', ({ task }) => {
  const mine = runningTests(join(process.cwd(), RUNNING)).find(({ pid }) => pid === process.pid);
  expect(mine?.name).toBe(
    'src/hang-watch.test.ts > every process records its running test and its time limit',
  );
  expect(mine?.limitMs).toBe(task.timeout);
  expect(mine?.since).toBeGreaterThan(Date.now() - 60_000);
});

test('ignores processes that run nothing, and half-written or missing files', () => {
  writeFileSync(fileOf(scratch, 1), '');
  writeFileSync(fileOf(scratch, 2), '{"pid":2,"na');
  writeFileSync(fileOf(scratch, 3), '{"pid":3,"name":"x","limitMs":7,"cpuMs":9}');
  utimesSync(fileOf(scratch, 3), 5, 5);
  expect(runningTests(scratch)).toEqual([{ pid: 3, name: 'x', limitMs: 7, cpuMs: 9, since: 5000 }]);
  expect(runningTests(join(scratch, 'nothing'))).toEqual([]);
});
