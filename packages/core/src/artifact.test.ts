import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryFolder, memorySource } from './artifact.ts';
import { hasCode } from './error.ts';

test('reads any range like slice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 64 }),
      fc.nat(80),
      fc.nat(80),
      async (bytes, offset, length) => {
        await using source = memorySource(bytes);
        expect(source.sizeBytes).toBe(bytes.length);
        expect(await source.read(offset, length)).toEqual(bytes.slice(offset, offset + length));
      },
    ),
    { numRuns: propertyRuns({ short: 200, long: 5000 }) },
  );
});

test.for([
  [-1, 1],
  [0, -1],
  [0.5, 1],
  [0, Number.NaN],
  [2 ** 53, 1],
  [0, Infinity],
] as const)('refuses the range %d, %d', async ([offset, length]) => {
  await expect(memorySource(new Uint8Array(4)).read(offset, length)).rejects.toThrow(RangeError);
});

test('stops when aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(memorySource(new Uint8Array(4)).read(0, 1, { signal })).rejects.toThrow('enough');
});

test('lists a folder in memory in UTF-16 code unit order and opens only its own files', async () => {
  const folder = memoryFolder('m', {
    'b/a': new Uint8Array(2),
    '\u{1F600}': new Uint8Array(),
    '\uFF5E': new Uint8Array(),
    B: new Uint8Array(1),
  });
  expect((await folder.list()).map(({ path }) => path)).toEqual([
    'B',
    'b/a',
    '\u{1F600}',
    '\uFF5E',
  ]);
  expect((await folder.open('b/a')).sizeBytes).toBe(2);
  for (const path of ['nope', '../b/a', 'toString', '__proto__', '']) {
    const error: unknown = await folder.open(path).catch((cause: unknown) => cause);
    expect(hasCode(error, 'NOT_FOUND')).toBe(true);
  }
});
