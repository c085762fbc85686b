import { memorySource } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { entry, safetensorsBytes } from '../../test/support/safetensors.ts';
import type { FormatReading } from '../index.ts';
import { readModelFile } from '../index.ts';

const PATH = 'model.safetensors.index.json';
const one = safetensorsBytes({ a: entry(0, 4), b: entry(4, 8) }, 8);
const two = safetensorsBytes({ c: entry(0, 4) }, 4);

function read(
  index: unknown,
  beside: Readonly<Record<string, Uint8Array>> = { '1.safetensors': one, '2.safetensors': two },
  path = PATH,
): Promise<FormatReading> {
  return readBytes(
    path,
    new TextEncoder().encode(typeof index === 'string' ? index : JSON.stringify(index)),
    { beside },
  );
}

const good = {
  metadata: { total_size: 12 },
  weight_map: { a: '1.safetensors', b: '1.safetensors', c: '2.safetensors' },
};

test('finds nothing wrong with an index that matches its shards', async () => {
  const reading = await read(good);
  expect(reading).toMatchObject({ findings: [], canCarryCode: 'no', coverage: { complete: true } });
  expect(reading.facts.references).toEqual(['1.safetensors', '2.safetensors']);
});

test('resolves shards next to an index in a folder', async () => {
  const reading = await read(good, { 'x/1.safetensors': one, 'x/2.safetensors': two }, `x/${PATH}`);
  expect(reading.facts.references).toEqual(['x/1.safetensors', 'x/2.safetensors']);
  expect(reading.findings).toEqual([]);
});

test.for<[string, unknown, string]>([
  [
    'a shard that is missing',
    { weight_map: { ...good.weight_map, d: '3.safetensors' } },
    'safetensors-index/missing-shard',
  ],
  [
    'a tensor that its shard lacks',
    { weight_map: { ...good.weight_map, d: '2.safetensors' } },
    'safetensors-index/missing-tensor',
  ],
  [
    'a tensor listed for another shard',
    { weight_map: { ...good.weight_map, c: '1.safetensors' } },
    'safetensors-index/missing-tensor',
  ],
  [
    'a tensor that is not listed',
    { weight_map: { a: '1.safetensors', c: '2.safetensors' } },
    'safetensors-index/unlisted-tensor',
  ],
  [
    'a total that is not the sum',
    { ...good, metadata: { total_size: 13 } },
    'safetensors-index/total-size',
  ],
  ['no weight map', { metadata: {} }, 'safetensors-index/syntax'],
  ['a shard that is a number', { weight_map: { a: 1 } }, 'safetensors-index/syntax'],
  [
    'a tensor twice',
    '{"weight_map":{"a":"1.safetensors","a":"2.safetensors"}}',
    'safetensors-index/duplicate-key',
  ],
  ['text after the index', `${JSON.stringify(good)}x`, 'safetensors-index/syntax'],
])('finds %s', async ([, index, rule]) => {
  expect(ruleIds(await read(index))).toContain(rule);
});

test.for([
  '../1.safetensors',
  '/1.safetensors',
  'x/../../1.safetensors',
  'C:\\1.safetensors',
  'x\\1.safetensors',
  'file:///1.safetensors',
  '~/1.safetensors',
  '',
  '.',
  'x//1.safetensors',
  '1.safetensors\0',
])('refuses the shard path %j', async (shard) => {
  expect(ruleIds(await read({ weight_map: { a: shard } }))).toEqual(['safetensors-index/path']);
});

test('finds a tensor that two shards have', async () => {
  const beside = { '1.safetensors': one, '2.safetensors': safetensorsBytes({ a: entry(0, 4) }, 4) };
  expect(
    ruleIds(
      await read(
        { weight_map: { a: '1.safetensors', b: '1.safetensors', c: '2.safetensors' } },
        beside,
      ),
    ),
  ).toContain('safetensors-index/duplicate-tensor');
});

test('finds a shard that is malformed', async () => {
  expect(
    ruleIds(await read(good, { '1.safetensors': one, '2.safetensors': two.slice(0, -1) })),
  ).toEqual(['safetensors-index/malformed-shard']);
});

test('has incomplete coverage without the folder', async () => {
  const reading = await readModelFile(
    memorySource(new TextEncoder().encode(JSON.stringify(good))),
    { path: PATH },
  );
  expect(reading).toMatchObject({
    canCarryCode: 'unknown',
    coverage: { complete: false, skipped: [{ what: 'shards' }] },
  });
});
