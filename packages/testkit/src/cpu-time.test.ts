import { expect, test } from 'vitest';
import { cpuTimeOf } from './cpu-time.ts';

test.runIf(process.platform === 'linux')(
  'grows while a process works, as Node itself counts it',
  () => {
    const { user, system } = process.cpuUsage();
    const before = cpuTimeOf(process.pid) ?? 0;
    expect(before).toBeLessThanOrEqual((user + system) / 1000 + 1000);
    const end = process.cpuUsage().user + 100_000;
    while (process.cpuUsage().user < end);
    expect(cpuTimeOf(process.pid)).toBeGreaterThan(before);
  },
);

test('returns undefined for a process that does not exist', () => {
  expect(cpuTimeOf(2 ** 30)).toBeUndefined();
});
