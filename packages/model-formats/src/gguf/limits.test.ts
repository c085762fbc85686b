import { expect, test } from 'vitest';
import { f32, LLAMA, RawGguf } from '../../test/support/gguf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { writeGguf } from '../index.ts';

const PATH = 'model.gguf';
const two = writeGguf([f32('one'), f32('two')], LLAMA);

test.for<[string, Uint8Array, object]>([
  ['keys', writeGguf([], { ...LLAMA, b: { type: 'bool', value: true } }), { maxKeys: 1 }],
  ['tensors', two, { maxTensors: 1 }],
  ['header bytes', two, { maxHeaderBytes: 64 }],
  ['bytes read', two, { maxReadBytes: 8 }],
  [
    'elements',
    writeGguf([], { ...LLAMA, b: { list: 'string', values: ['a', 'b', 'c'] } }),
    { maxFields: 2 },
  ],
  [
    'nesting',
    new RawGguf(0, 1).string('a').u32(9).u32(9).u64(1).u32(9).u64(1).u32(0).u64(0).data(),
    { maxDepth: 1 },
  ],
])('stops at too many %s', async ([, bytes, limits]) => {
  const reading = await readBytes(PATH, bytes, { limits });
  expect(ruleIds(reading)).toContain('gguf/limit-exceeded');
  expect(reading.coverage.complete).toBe(false);
});

test('reads the keys that matter however few entries are listed', async () => {
  const bytes = writeGguf([f32('a')], {
    ...LLAMA,
    'general.alignment': { type: 'uint32', value: 64 },
  });
  const reading = await readBytes(PATH, bytes, { limits: { maxTensorsListed: 1 } });
  expect(reading.findings).toEqual([]);
  expect(reading.facts.entries).toHaveLength(1);
});
