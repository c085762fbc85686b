import { expect, test } from 'vitest';
import { countingSource, readModelFile } from '../src/index.ts';
import { RawGguf } from './support/gguf.ts';
import { sparseSource } from './support/sparse.ts';

const MIB = 2 ** 20;
const PATH = 'model.gguf';

test('reads a 100 GB model with its vocabulary in less than 16 MiB, in reads of a quarter MiB', async () => {
  const layers = 100;
  const tokens = 20_000;
  const rows = 125_000_000;
  const raw = new RawGguf(layers, 2).architecture().string('tokenizer.ggml.tokens');
  raw.u32(9).u32(8).u64(tokens);
  for (let i = 0; i < tokens; i += 1) raw.string(`Ġ${i}`);
  for (let i = 0; i < layers; i += 1) raw.tensor(`blk.${i}`, [8, rows], 0, i * rows * 32);
  const bytes = raw.data();
  const sizeBytes = bytes.length + layers * rows * 32;
  const source = countingSource(sparseSource(sizeBytes, [{ at: 0, bytes }]));
  const reading = await readModelFile(source, { path: PATH });
  expect(sizeBytes).toBeGreaterThan(100e9);
  expect(reading).toMatchObject({
    findings: [],
    canCarryCode: 'no',
    coverage: { complete: true },
    facts: { tensorCount: layers, parameterCount: layers * rows * 8 },
  });
  expect(source.readBytes).toBeLessThan(16 * MIB);
  expect(source.largestRead).toBeLessThanOrEqual(MIB / 4);
});

test.for<[string, Uint8Array]>([
  ['keys', new RawGguf(0, 2n ** 36n).done()],
  ['tensors', new RawGguf(2n ** 35n, 0).done()],
  ['the length of a key', new RawGguf(0, 1).u64(2n ** 39n).done()],
  [
    'the length of a text',
    new RawGguf(0, 1)
      .string('a')
      .u32(8)
      .u64(2n ** 39n)
      .done(),
  ],
  [
    'the texts of a list',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(8)
      .u64(2n ** 36n)
      .done(),
  ],
  [
    'the numbers of a list',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(12)
      .u64(2n ** 36n)
      .done(),
  ],
  [
    'lists in a list',
    new RawGguf(0, 1)
      .string('a')
      .u32(9)
      .u32(9)
      .u64(2n ** 35n)
      .done(),
  ],
  [
    'the length of a chat template',
    new RawGguf(0, 1)
      .string('tokenizer.chat_template')
      .u32(8)
      .u64(2n ** 39n)
      .done(),
  ],
  [
    'dimensions',
    new RawGguf(1, 0)
      .string('a')
      .u32(2 ** 31)
      .done(),
  ],
])('allocates nothing for what a huge file states as %s', async ([, bytes]) => {
  const source = countingSource(sparseSource(2 ** 40, [{ at: 0, bytes }]));
  const before = process.memoryUsage().arrayBuffers;
  const reading = await readModelFile(source, { path: PATH });
  expect(reading?.findings.map(({ ruleId }) => ruleId)).toContain('gguf/limit-exceeded');
  expect(reading?.coverage.complete).toBe(false);
  expect(source.largestRead).toBeLessThanOrEqual(MIB / 4);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * MIB);
});

test('a limit on what is read also bounds the padding that is checked', async () => {
  const raw = new RawGguf(3, 1).architecture();
  for (let i = 0; i < 3; i += 1) raw.tensor(`t${i}`, [7, 1_000_001], 0, i * 28_000_032);
  const bytes = raw.data();
  const source = sparseSource(bytes.length + 3 * 28_000_032, [{ at: 0, bytes }]);
  const options = { path: PATH, limits: { maxReadBytes: 6_000 } };
  const reading = await readModelFile(source, options);
  expect(reading?.findings.map(({ ruleId }) => ruleId)).toEqual(['gguf/limit-exceeded']);
});
