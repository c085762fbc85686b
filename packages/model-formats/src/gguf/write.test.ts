import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { f32, LLAMA } from '../../test/support/gguf.ts';
import { readBytes } from '../../test/support/read.ts';
import type { GgufInput, GgufValue } from '../index.ts';
import { writeGguf } from '../index.ts';
import { GGML_TYPE_IDS, ggmlType } from './types.ts';

const typeNames = [...GGML_TYPE_IDS.keys()].filter(
  (name) => ggmlType(GGML_TYPE_IDS.get(name) ?? -1)?.removed !== true,
);
const tensor = fc
  .record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    dtype: fc.constantFrom(...typeNames),
    outer: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    blocks: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ name, dtype, outer, blocks }): GgufInput => {
    const type = ggmlType(GGML_TYPE_IDS.get(dtype) ?? -1);
    const rows = outer.reduce((product, dim) => product * dim, 1);
    return {
      name,
      dtype,
      shape: [...outer, blocks * (type?.elements ?? 1)],
      data: new Uint8Array(rows * blocks * (type?.bytes ?? 0)).fill(0xa5),
    };
  })
  .filter(({ name }) => name.isWellFormed() && new TextEncoder().encode(name).length <= 63);
const value: fc.Arbitrary<GgufValue> = fc.oneof(
  fc
    .string({ unit: 'grapheme' })
    .map((text) => ({ type: 'string' as const, value: text.toWellFormed() })),
  fc.boolean().map((truth) => ({ type: 'bool' as const, value: truth })),
  fc
    .integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    .map((n) => ({ type: 'int32' as const, value: n })),
  fc.maxSafeInteger().map((n) => ({ type: 'int64' as const, value: n })),
  fc.double({ noNaN: true }).map((n) => ({ type: 'float64' as const, value: n })),
  fc.array(fc.nat(255), { maxLength: 80 }).map((values) => ({ list: 'uint8' as const, values })),
);
const metadata = fc.dictionary(fc.stringMatching(/^[a-z_.]{1,16}$/), value, { maxKeys: 5 });
const layout = fc.constantFrom(
  { version: 2, byteOrder: 'little' } as const,
  { version: 3, byteOrder: 'little' } as const,
  { version: 3, byteOrder: 'big' } as const,
);
const tensors = fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 5 });

test('reads back what it writes: names, types, shapes, bytes and metadata', async () => {
  await fc.assert(
    fc.asyncProperty(tensors, metadata, layout, async (inputs, more, options) => {
      const entries = { ...more, ...LLAMA };
      const bytes = writeGguf(inputs, entries, options);
      const { facts, findings, coverage } = await readBytes('m.gguf', bytes);
      expect(findings).toEqual([]);
      expect(coverage.complete).toBe(true);
      expect(facts.byteOrder).toBe(options.byteOrder);
      const read = facts.tensors.map(({ byteOffset = 0, byteLength = 0, ...fact }) => ({
        ...fact,
        data: bytes.slice(byteOffset, byteOffset + byteLength),
      }));
      expect(read).toEqual(inputs.map((input) => ({ ...input })));
      for (const { key, value: got, count } of facts.entries ?? []) {
        const wrote = entries[key] as GgufValue;
        if ('values' in wrote) expect(count).toBe(wrote.values.length);
        else expect(got).toEqual(wrote.value);
      }
    }),
    { numRuns: propertyRuns({ short: 200, long: 3_000 }) },
  );
});

test.for<[string, () => unknown]>([
  ['a name twice', () => writeGguf([f32('a'), f32('a')])],
  ['an empty name', () => writeGguf([f32('')])],
  ['a long name', () => writeGguf([f32('n'.repeat(64))])],
  ['an unknown type', () => writeGguf([{ ...f32('a'), dtype: 'F31' }])],
  ['a dimension of zero', () => writeGguf([f32('a', [0])])],
  ['no dimension', () => writeGguf([{ ...f32('a'), shape: [] }])],
  ['five dimensions', () => writeGguf([f32('a', [1, 1, 1, 1, 1])])],
  ['a row that is not a whole block', () => writeGguf([{ ...f32('a'), dtype: 'Q8_0' }])],
  ['too few bytes', () => writeGguf([{ ...f32('a'), data: new Uint8Array(31) }])],
  ['a number that does not fit', () => writeGguf([], { a: { type: 'uint8', value: 256 } })],
  ['a fraction for an integer', () => writeGguf([], { a: { type: 'int32', value: 0.5 } })],
  ['a number for a text', () => writeGguf([], { a: { type: 'string', value: 1 } })],
  ['a lone surrogate', () => writeGguf([], { a: { type: 'string', value: '\ud800' } })],
  ['a number for a boolean', () => writeGguf([], { a: { type: 'bool', value: 1 } })],
  ['a text for a fraction', () => writeGguf([], { a: { type: 'float32', value: 'x' } })],
  [
    'an alignment of 48',
    () => writeGguf([], { 'general.alignment': { type: 'uint32', value: 48 } }),
  ],
  ['big-endian before version 3', () => writeGguf([], {}, { version: 2, byteOrder: 'big' })],
])('refuses %s', ([, write]) => {
  expect(write).toThrow(RangeError);
});

test('pads tensors to the alignment that the metadata names', () => {
  const entries = { ...LLAMA, 'general.alignment': { type: 'uint32', value: 1_024 } } as const;
  const bytes = writeGguf([f32('a'), f32('b')], entries);
  expect(bytes.length % 1_024).toBe(0);
  expect(bytes.length).toBe(3 * 1_024);
});
