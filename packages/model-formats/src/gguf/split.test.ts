import { memorySource } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { f32, LLAMA, part } from '../../test/support/gguf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { readModelFile, writeGguf } from '../index.ts';

const name = (number: number, count = 3): string => `llama-0000${number}-of-0000${count}.gguf`;
const parts = [
  part(1, 3, 4, [f32('a')]),
  part(2, 3, 4, [f32('b'), f32('c')]),
  part(3, 3, 4, [f32('d')]),
];

/** Reads one part with the others next to it; a part may be replaced or left out. */
function read(
  number: number,
  others: Readonly<Record<string, Uint8Array | undefined>> = {},
): ReturnType<typeof readBytes> {
  const files = { [name(1)]: parts[0], [name(2)]: parts[1], [name(3)]: parts[2], ...others };
  const beside = Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, Uint8Array] => entry[1] !== undefined),
  );
  return readBytes(name(number), beside[name(number)] as Uint8Array, { beside });
}

test('compares all parts once, when it reads the first', async () => {
  const first = await read(1);
  expect(first).toMatchObject({
    findings: [],
    canCarryCode: 'no',
    coverage: { complete: true },
    facts: {
      shard: { number: 1, count: 3, tensorCount: 4 },
      references: [name(2), name(3)],
    },
  });
  const second = await read(2);
  expect(second).toMatchObject({ findings: [], facts: { shard: { number: 2, count: 3 } } });
  expect(second.facts.references).toBeUndefined();
});

test.for<[string, Record<string, Uint8Array | undefined>, string]>([
  ['a part that is missing', { [name(2)]: undefined }, 'gguf-split/missing-shard'],
  ['an extra part', { [name(4)]: part(4, 3, 4, []) }, 'gguf-split/extra-shard'],
  ['a part of another split', { [name(1, 2)]: part(1, 2, 4, []) }, 'gguf-split/extra-shard'],
  [
    'a part that claims to be another',
    { [name(2)]: part(3, 3, 4, [f32('b'), f32('c')]) },
    'gguf-split/contradiction',
  ],
  [
    'a part that gives a different number of parts',
    { [name(2)]: part(2, 4, 4, [f32('b'), f32('c')]) },
    'gguf-split/contradiction',
  ],
  [
    'a part with another architecture',
    {
      [name(2)]: part(2, 3, 4, [f32('b'), f32('c')], {
        'general.architecture': { type: 'string', value: 'gpt2' },
      }),
    },
    'gguf-split/contradiction',
  ],
  [
    'a tensor in two parts',
    { [name(2)]: part(2, 3, 4, [f32('b'), f32('a')]) },
    'gguf-split/duplicate-tensor',
  ],
  ['too few tensors', { [name(2)]: part(2, 3, 4, [f32('b')]) }, 'gguf-split/tensor-count'],
  ['a truncated part', { [name(2)]: parts[1]?.slice(0, -40) }, 'gguf-split/malformed-shard'],
])('finds %s', async ([, others, rule]) => {
  const reading = await read(1, others);
  expect([...new Set(ruleIds(reading))]).toEqual([rule]);
});

test('reports a missing first part at the first part that is there', async () => {
  expect(ruleIds(await read(2, { [name(1)]: undefined }))).toEqual(['gguf-split/missing-shard']);
  expect(ruleIds(await read(3, { [name(1)]: undefined }))).toEqual([]);
});

test('finds a name that contradicts the header', async () => {
  const whole = writeGguf([f32('a')], LLAMA);
  expect(ruleIds(await readBytes(name(1), whole))).toEqual(['gguf-split/contradiction']);
  expect(ruleIds(await readBytes('m.gguf', parts[0] as Uint8Array))).toEqual([
    'gguf-split/contradiction',
  ]);
  expect(ruleIds(await readBytes(name(1, 1), whole))).toEqual([]);
});

test('has incomplete coverage without the folder', async () => {
  const reading = await readModelFile(memorySource(parts[0] as Uint8Array), { path: name(1) });
  expect(reading).toMatchObject({
    canCarryCode: 'unknown',
    coverage: { complete: false, skipped: [{ what: 'shards' }] },
  });
});

test('stops at more tensors in all parts than the limit', async () => {
  const beside = { [name(2)]: parts[1] as Uint8Array, [name(3)]: parts[2] as Uint8Array };
  const reading = await readBytes(name(1), parts[0] as Uint8Array, {
    beside,
    limits: { maxTensors: 3 },
  });
  expect(ruleIds(reading)).toEqual(['gguf/limit-exceeded']);
  expect(reading.coverage.complete).toBe(false);
});
