import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBytes } from '../../test/support/read.ts';
import type { SafetensorsDtype } from './dtypes.ts';
import { SAFETENSORS_DTYPES } from './dtypes.ts';
import type { SafetensorsInput } from './write.ts';
import { writeSafetensors } from './write.ts';

const dtypes = Object.keys(SAFETENSORS_DTYPES) as SafetensorsDtype[];
const name = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => text.isWellFormed() && text !== '__metadata__');
const tensor = fc
  .record({
    name,
    dtype: fc.constantFrom(...dtypes),
    shape: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
  })
  .map(({ shape, ...rest }) => ({ ...rest, shape: [...shape, 4] }))
  .chain((draft) => {
    const bytes =
      (draft.shape.reduce((product, dim) => product * dim, 1) * SAFETENSORS_DTYPES[draft.dtype]) /
      8;
    return fc
      .uint8Array({ minLength: bytes, maxLength: bytes })
      .map((data): SafetensorsInput => ({ ...draft, data }));
  });
const tensors = fc.uniqueArray(tensor, { selector: ({ name: key }) => key, maxLength: 6 });
const metadata = fc.dictionary(name, name, { maxKeys: 3 });
const runs = { numRuns: propertyRuns({ short: 300, long: 5_000 }) };

test('reads back what it writes: names, types, shapes, bytes and metadata', async () => {
  await fc.assert(
    fc.asyncProperty(tensors, metadata, async (inputs, meta) => {
      const bytes = writeSafetensors(inputs, meta);
      const { facts, findings, coverage } = await readBytes('m.safetensors', bytes);
      expect(findings).toEqual([]);
      expect(coverage.complete).toBe(true);
      expect(facts.metadata).toEqual({ ...meta });
      const read = facts.tensors.map(({ byteOffset = 0, byteLength = 0, ...fact }) => ({
        ...fact,
        data: bytes.slice(byteOffset, byteOffset + byteLength),
      }));
      const byName = (list: readonly { readonly name: string }[]): readonly unknown[] =>
        [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(byName(read)).toEqual(
        byName(inputs.map((input) => ({ ...input, data: Uint8Array.from(input.data) }))),
      );
    }),
    runs,
  );
});

test('writes the same bytes whatever the order of its input', () => {
  fc.assert(
    fc.property(tensors, metadata, (inputs, meta) => {
      const reversed = Object.fromEntries(Object.entries(meta).reverse());
      expect(writeSafetensors([...inputs].reverse(), reversed)).toEqual(
        writeSafetensors(inputs, meta),
      );
    }),
    runs,
  );
});

test('writes the widest alignment first and pads the header to eight bytes', () => {
  const data = new Uint8Array(8);
  const bytes = writeSafetensors([
    { name: 'a', dtype: 'U8', shape: [8], data },
    { name: 'b', dtype: 'I64', shape: [1], data },
  ]);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  expect(length % 8).toBe(0);
  expect(header).toMatch(/^\{"b":.*"a":.*\} *$/);
});

test.for<[string, SafetensorsInput[]]>([
  [
    'a name twice',
    [0, 1].map(() => ({ name: 'a', dtype: 'U8' as const, shape: [0], data: new Uint8Array(0) })),
  ],
  [
    'the reserved name',
    [{ name: '__metadata__', dtype: 'U8', shape: [0], data: new Uint8Array(0) }],
  ],
  ['too little data', [{ name: 'a', dtype: 'F32', shape: [2], data: new Uint8Array(7) }]],
  ['a negative dimension', [{ name: 'a', dtype: 'U8', shape: [-1], data: new Uint8Array(0) }]],
  ['half a byte', [{ name: 'a', dtype: 'F4', shape: [1], data: new Uint8Array(1) }]],
  ['a lone surrogate', [{ name: '\ud800', dtype: 'U8', shape: [0], data: new Uint8Array(0) }]],
])('refuses %s', ([, inputs]) => {
  expect(() => writeSafetensors(inputs)).toThrow(RangeError);
});
