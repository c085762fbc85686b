import { sha256Digest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { f32, LLAMA, RawGguf } from '../../test/support/gguf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import { formatRules, writeGguf } from '../index.ts';

const PATH = 'model.gguf';
const one = (): RawGguf => new RawGguf(1, 1).architecture();

test('reports the facts of a header with their offsets', async () => {
  const bytes = writeGguf([f32('token_embd.weight', [3, 8])], {
    ...LLAMA,
    'llama.context_length': { type: 'uint64', value: 4_096 },
    'general.file_type': { type: 'uint32', value: 15 },
    'general.tags': { list: 'string', values: ['chat', 'größe'] },
    'big.number': { type: 'uint64', value: 2n ** 63n },
  });
  const { facts, findings, canCarryCode, coverage } = await readBytes(PATH, bytes);
  expect(findings).toEqual([]);
  expect(canCarryCode).toBe('no');
  expect(coverage.complete).toBe(true);
  expect(facts).toMatchObject({
    tensorCount: 1,
    parameterCount: 24,
    parametersByDtype: { F32: 24 },
    formatVersion: 3,
    byteOrder: 'little',
    metadata: {
      'general.architecture': 'llama',
      'llama.context_length': '4096',
      'big.number': String(2n ** 63n),
    },
  });
  expect(facts.tensors[0]).toMatchObject({ shape: [3, 8], byteLength: 96 });
  const offset = facts.tensors[0]?.byteOffset ?? 0;
  expect(bytes.subarray(offset, offset + 96).every((byte) => byte === 1)).toBe(true);
  const context = facts.entries?.find(({ key }) => key === 'llama.context_length');
  expect(context).toMatchObject({ type: 'uint64', value: 4_096, byteLength: 8 });
  const view = new DataView(bytes.buffer);
  expect(view.getBigUint64(context?.byteOffset ?? 0, true)).toBe(4_096n);
  const tags = facts.entries?.find(({ key }) => key === 'general.tags');
  expect(tags).toMatchObject({ type: 'list<string>', count: 2, value: ['chat', 'größe'] });
});

test('reports a chat template by digest and offset, not by text, and does not call the file free of code', async () => {
  const template = '{{ messages }}';
  const bytes = writeGguf([], {
    ...LLAMA,
    'tokenizer.chat_template': { type: 'string', value: template },
    'tokenizer.chat_template.tool_use': { type: 'string', value: 'x' },
  });
  const { facts, canCarryCode, findings } = await readBytes(PATH, bytes);
  const text = new TextEncoder().encode(template);
  expect(facts.templates).toMatchObject([
    { name: 'default', digest: sha256Digest(text), sizeBytes: text.length },
    { name: 'tool_use', sizeBytes: 1 },
  ]);
  const at = facts.templates?.[0]?.byteOffset ?? 0;
  expect(bytes.subarray(at, at + text.length)).toEqual(text);
  expect(JSON.stringify(facts)).not.toContain(template);
  expect(canCarryCode).toBe('no');
  expect(findings.map(({ ruleId }) => ruleId)).toEqual([
    'code/chat-template',
    'code/chat-template',
  ]);
});

test('walks a vocabulary without keeping it', async () => {
  const values = Array.from({ length: 20_000 }, (_, i) => `Ġtoken${i}`);
  const bytes = writeGguf([], { ...LLAMA, 'tokenizer.ggml.tokens': { list: 'string', values } });
  const { facts, findings } = await readBytes(PATH, bytes);
  expect(findings).toEqual([]);
  const tokens = facts.entries?.find(({ key }) => key === 'tokenizer.ggml.tokens');
  expect(tokens).toMatchObject({ type: 'list<string>', count: 20_000 });
  expect(tokens?.value).toBeUndefined();
});

test('reads version 1 with its short counts, and reports that loaders refuse it', async () => {
  const bytes = writeGguf([f32('a')], LLAMA, { version: 1 });
  const reading = await readBytes(PATH, bytes);
  expect(ruleIds(reading)).toEqual(['gguf/superseded-version']);
  expect(reading.facts).toMatchObject({ formatVersion: 1, parameterCount: 8 });
});

test('reports incomplete coverage for a tensor of unknown type', async () => {
  const reading = await readBytes(PATH, one().tensor('a', [32], 99).data(32));
  expect(ruleIds(reading)).toEqual(['gguf/unknown-type']);
  expect(reading.coverage.complete).toBe(false);
  expect(reading.canCarryCode).toBe('unknown');
});

const two = writeGguf([f32('one'), f32('two')], LLAMA);
const cases: readonly [title: string, bytes: Uint8Array, rule: string][] = [
  ['version 0', new RawGguf(0, 0, 0).done(), 'gguf/version'],
  ['version 4', new RawGguf(0, 0, 4).done(), 'gguf/version'],
  ['version 2 in big-endian order', new RawGguf(0, 0, 0x02000000).done(), 'gguf/version'],
  ['more keys than there are bytes', new RawGguf(0, 2n ** 40n).done(), 'gguf/count'],
  ['more tensors than there are bytes', new RawGguf(2n ** 63n, 0).done(), 'gguf/count'],
  [
    'a key that extends past the end',
    new RawGguf(0, 1)
      .u64(2n ** 62n)
      .zeros(32)
      .done(),
    'gguf/truncated',
  ],
  [
    'a list that extends past the end',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(0)
      .u64(2n ** 50n)
      .done(),
    'gguf/truncated',
  ],
  [
    'a list whose bytes overflow',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(10)
      .u64(2n ** 61n + 1n)
      .zeros(64)
      .done(),
    'gguf/truncated',
  ],
  ['an unknown value type', new RawGguf(0, 1).string('a').u32(13).u64(0).done(), 'gguf/value-type'],
  [
    'an unknown element type',
    new RawGguf(0, 1).string('a').u32(9).u32(77).u64(0).done(),
    'gguf/value-type',
  ],
  ['an empty key', new RawGguf(0, 1).string('').u32(0).raw(1).data(), 'gguf/key'],
  ['a key that is not ASCII', new RawGguf(0, 1).string('ü').u32(0).raw(1).data(), 'gguf/key'],
  ['a boolean of 2', new RawGguf(0, 1).string('a').u32(7).raw(2).data(), 'gguf/truth-value'],
  [
    'invalid booleans in a list',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(7)
      .u64(70)
      .raw(...Array.from({ length: 70 }, () => 9))
      .data(),
    'gguf/truth-value',
  ],
  [
    'a text that is not UTF-8',
    new RawGguf(0, 1).string('a').u32(8).u64(1).raw(0xff).data(),
    'gguf/text-encoding',
  ],
  [
    'a token that is not UTF-8',
    new RawGguf(0, 1).string('a').u32(9).u32(8).u64(1).u64(2).raw(0xc3, 0x28).data(),
    'gguf/list-encoding',
  ],
  [
    'a list of lists',
    new RawGguf(0, 1).string('a').u32(9).u32(9).u64(1).u32(0).u64(1).raw(7).data(),
    'gguf/nested-list',
  ],
  ['a key twice', new RawGguf(0, 2).architecture().architecture().data(), 'gguf/duplicate-key'],
  ['no architecture', new RawGguf(0, 0).data(), 'gguf/architecture'],
  [
    'an alignment that is not a power of two',
    new RawGguf(0, 1).string('general.alignment').u32(4).u32(48).data(),
    'gguf/alignment',
  ],
  [
    'an alignment that is not a 32-bit number',
    new RawGguf(0, 1).string('general.alignment').u32(10).u64(32).data(),
    'gguf/alignment',
  ],
  ['a tensor twice', writeTwice(), 'gguf/duplicate-tensor'],
  ['a name of 64 bytes', one().tensor('n'.repeat(64), [8]).data(32), 'gguf/tensor-name'],
  ['an empty name', one().tensor('', [8]).data(32), 'gguf/tensor-name'],
  ['five dimensions', one().tensor('a', [1, 1, 1, 1, 8]).data(32), 'gguf/rank'],
  ['more dimensions than bytes', one().string('a').u32(0xffff_ffff).data(32), 'gguf/truncated'],
  ['a dimension of zero', one().tensor('a', [0]).data(), 'gguf/shape'],
  ['a row that is not a whole block', one().tensor('a', [31], 8).data(64), 'gguf/shape'],
  [
    'dimensions whose product wraps to a small number',
    one()
      .tensor('a', [2n ** 32n, 2n ** 32n])
      .data(32),
    'gguf/shape-overflow',
  ],
  [
    'bytes that wrap although the elements do not',
    one()
      .tensor('a', [2n ** 61n + 8n])
      .data(32),
    'gguf/shape-overflow',
  ],
  ['a type that was removed', one().tensor('a', [32], 31).data(18), 'gguf/removed-type'],
  [
    'an offset off the alignment',
    new RawGguf(2, 1).architecture().tensor('a', [7]).tensor('b', [8], 0, 28).data(60),
    'gguf/unaligned',
  ],
  ['data that extends past the end', one().tensor('a', [16]).data(32), 'gguf/out-of-bounds'],
  [
    'an offset near 2^64',
    one()
      .tensor('a', [8], 0, 2n ** 64n - 32n)
      .data(32),
    'gguf/out-of-bounds',
  ],
  ['a gap', one().tensor('a', [8], 0, 64).data(96), 'gguf/hole'],
  ['bytes after the last tensor', one().tensor('a', [8]).data(96), 'gguf/trailing-data'],
  ['bytes in the padding before the data', one().tensor('a', [8]).raw(1).data(32), 'gguf/padding'],
  ['bytes in the padding at the end', one().tensor('a', [7]).data(32), 'gguf/padding'],
  [
    'tensors that share bytes',
    new RawGguf(2, 1).architecture().tensor('a', [16]).tensor('b', [8], 0, 32).data(64),
    'gguf/overlap',
  ],
  [
    'tensors in a different order from their data',
    new RawGguf(2, 1).architecture().tensor('a', [8], 0, 32).tensor('b', [8], 0, 0).data(64),
    'gguf/order',
  ],
];

function writeTwice(): Uint8Array {
  return new RawGguf(2, 1).architecture().tensor('a', [8]).tensor('a', [8], 0, 32).data(64);
}

test.for(cases)('finds %s', async ([, bytes, rule]) => {
  const found = ruleIds(await readBytes(PATH, bytes)).filter(
    (id) => id !== 'gguf/architecture' || rule === id,
  );
  expect(found).toEqual([rule]);
});

test('every rule of the family has a case here or in the suite of limits', () => {
  const shown = new Set(cases.map(([, , rule]) => rule));
  const family = formatRules.map(({ id }) => id).filter((id) => id.startsWith('gguf/'));
  const elsewhere = ['gguf/superseded-version', 'gguf/unknown-type', 'gguf/limit-exceeded'];
  expect(family.filter((id) => !shown.has(id)).sort()).toEqual(elsewhere.sort());
});

test('finds a zip or a pickle in the same bytes', async () => {
  const zip = new Uint8Array(22 + 46);
  zip.set(new TextEncoder().encode('PK\x01\x02'), 0);
  zip.set(new TextEncoder().encode('PK\x05\x06'), 46);
  new DataView(zip.buffer).setUint32(46 + 12, 46, true);
  const reading = await readBytes(PATH, Uint8Array.from([...two, ...zip]));
  expect(ruleIds(reading)).toEqual(['code/polyglot', 'gguf/trailing-data']);
  expect(reading.canCarryCode).toBe('yes');
});
