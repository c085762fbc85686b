import type { Digest } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBomToFiles } from './compare-bom.ts';

const hex = (digit: string) => digit.repeat(64);
const digest = (digit: string): Digest => `sha256:${hex(digit)}`;
const file = (name: string, digit: string) => ({
  type: 'file',
  name,
  hashes: [{ alg: 'SHA-256', content: hex(digit) }],
});
const digests = new Map([
  ['a.bin', digest('a')],
  ['b.bin', digest('b')],
]);
const ids = (result: ReturnType<typeof compareBomToFiles>) =>
  result.findings.map((finding) => finding.ruleId);

test('a BOM that lists every file with its hash is bound', () => {
  const bom = { components: [file('a.bin', 'a'), file('./b.bin', 'B')] };
  expect(compareBomToFiles(bom, digests)).toEqual({ bound: true, findings: [] });
});

test('files nested in the main component count', () => {
  const bom = {
    metadata: {
      component: {
        type: 'machine-learning-model',
        components: [file('a.bin', 'a'), file('b.bin', 'b')],
      },
    },
  };
  expect(compareBomToFiles(bom, digests).bound).toBe(true);
});

test.for([
  ['a different hash', [file('a.bin', 'c'), file('b.bin', 'b')], ['bom/hash-mismatch']],
  [
    'two hashes, one of them wrong',
    [
      { ...file('a.bin', 'a'), hashes: [...file('', 'a').hashes, ...file('', 'c').hashes] },
      file('b.bin', 'b'),
    ],
    ['bom/hash-mismatch'],
  ],
  [
    'a file that is missing',
    [file('a.bin', 'a'), file('b.bin', 'b'), file('c.bin', 'c')],
    ['bom/file-missing'],
  ],
  ['a file that is not listed', [file('a.bin', 'a')], ['bom/file-unlisted']],
  [
    'a file without a hash',
    [file('a.bin', 'a'), { type: 'file', name: 'b.bin' }],
    ['bom/file-unlisted'],
  ],
  [
    'only a hash of another kind',
    [
      file('a.bin', 'a'),
      { type: 'file', name: 'b.bin', hashes: [{ alg: 'MD5', content: hex('b').slice(32) }] },
    ],
    ['bom/file-unlisted'],
  ],
  [
    'only files of data sets',
    [{ type: 'data', components: [file('a.bin', 'a'), file('b.bin', 'b')] }],
    ['bom/file-unlisted', 'bom/file-unlisted'],
  ],
] as const)('%s unbinds it', ([, components, expected]) => {
  const result = compareBomToFiles({ components }, digests);
  expect({ bound: result.bound, ids: ids(result) }).toEqual({ bound: false, ids: expected });
});

test('a BOM need not list itself', () => {
  const all = new Map([...digests, ['bom.cdx.json', digest('e')]]);
  const bom = { components: [file('a.bin', 'a'), file('b.bin', 'b')] };
  expect(compareBomToFiles(bom, all).bound).toBe(false);
  expect(compareBomToFiles(bom, all, { ignore: ['bom.cdx.json'] }).bound).toBe(true);
});

test('without digests the result is unknown', () => {
  expect(compareBomToFiles({ components: [file('a.bin', 'a')] }, new Map())).toEqual({
    bound: null,
    findings: [],
  });
});

test('reports many differences as a hundred findings and a count', () => {
  const many = new Map(Array.from({ length: 500 }, (_, i) => [`${i}`, digest('a')]));
  const { findings } = compareBomToFiles({}, many);
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)?.message).toMatch(/^400 more files/);
});

test('compares any BOM without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (components, component) => {
      const { bound } = compareBomToFiles({ components, metadata: { component } }, digests);
      expect(bound).toBe(false);
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
