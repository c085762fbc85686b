import { expect, test } from 'vitest';
import { readBytes, ruleIds } from '../test/support/read.ts';
import { safetensorsBytes } from '../test/support/safetensors.ts';
import { findingLog } from './finding.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const add = (
  log: ReturnType<typeof findingLog>,
  rule: Parameters<typeof log.add>[0],
  from: number,
  to: number,
): void => {
  for (let i = from; i < to; i += 1) log.add(rule, { message: `m${i}`, key: `k${i}` });
};

test('lets errors displace warnings and notes, in any order, and counts what is left out', () => {
  const log = findingLog('m', { ...DEFAULT_LIMITS, maxFindings: 3 });
  add(log, 'safetensors/unaligned', 0, 2);
  add(log, 'safetensors/unknown-key', 0, 5);
  add(log, 'safetensors/hole', 0, 1);
  add(log, 'safetensors/unaligned', 2, 4);
  expect(log.list().map(({ ruleId }) => ruleId)).toEqual([
    'safetensors/unknown-key',
    'safetensors/unknown-key',
    'safetensors/hole',
  ]);
  expect(log.list().at(-1)?.message).toBe('m0; 7 more findings of this file are not listed');
  add(log, 'safetensors/hole', 1, 9);
  expect(log.list().map(({ level }) => level)).toEqual(['error', 'error', 'error']);
  expect(log.list().at(-1)?.message).toBe(
    'm2; 15 more findings of this file are not listed, 6 of them errors',
  );
  expect(log.failed).toBe(true);
});

test('shows the error after more than a hundred warnings of one file', async () => {
  const tensors = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `t${i}`,
      { dtype: 'U8', shape: [1], data_offsets: [i, i + 1], extra: 1 },
    ]),
  );
  const reading = await readBytes('m.safetensors', safetensorsBytes(tensors, 302));
  expect(reading.findings).toHaveLength(100);
  expect(ruleIds(reading)).toContain('safetensors/trailing-data');
  expect(reading.findings.at(-1)?.message).toContain('201 more findings');
});
