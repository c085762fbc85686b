import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder, hashParts } from '@weighbridge/core/node';
import type { Hasher } from '@weighbridge/core/node';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadBlake3, nativeHashers, webAssemblyHashers } from './blake3-hashers.ts';
import { blake3Hash } from './blake3.ts';

/*
 * Test vectors of the BLAKE3 authors (test_vectors.json, CC0): the input repeats 0, 1, … 250; the first 32
 * bytes of `hash`.
 */
const VECTORS = [
  [0, 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262'],
  [1, '2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213'],
  [1023, '10108970eeda3eb932baac1428c7a2163b0e924c9a9e25b35bba72b28f70bd11'],
  [1024, '42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7'],
  [1025, 'd00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444'],
  [31744, '62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47'],
  [102400, 'bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085'],
] as const;

function hexOf(makeHasher: () => Hasher, ...chunks: readonly Uint8Array[]): string {
  const hasher = makeHasher();
  for (const chunk of chunks) hasher.update(chunk);
  return hasher.digest();
}

function input(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i % 251);
}

test.for(VECTORS)(
  'gives the authors’ digest of %i bytes, native and in WebAssembly',
  async ([length, hex]) => {
    const native = nativeHashers();
    expect(native).toBeDefined();
    for (const makeHasher of [native ?? (await loadBlake3()), await webAssemblyHashers()]) {
      expect(hexOf(makeHasher, input(length))).toBe(hex);
      expect(hexOf(makeHasher, input(length).subarray(0, 700), input(length).subarray(700))).toBe(
        hex,
      );
    }
  },
);

test('native and WebAssembly agree on any bytes in any chunks', async () => {
  const [native, wasm] = [nativeHashers(), await webAssemblyHashers()];
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 }), (chunks) => {
      expect(hexOf(native ?? wasm, ...chunks)).toBe(hexOf(wasm, Buffer.concat(chunks)));
    }),
    { numRuns: propertyRuns({ short: 100, long: 2000 }) },
  );
});

test('hashes on its own threads', async () => {
  const root = mkdtempSync(join(tmpdir(), 'weighbridge-blake3-'));
  const sizeBytes = 160 * 1024 * 1024;
  writeFileSync(join(root, 'big'), '');
  truncateSync(join(root, 'big'), sizeBytes);
  const halves = [0, 1].map((i) => ({
    path: 'big',
    range: { start: (i * sizeBytes) / 2, end: ((i + 1) * sizeBytes) / 2 },
  }));
  let answered = 0;
  const watch = (worker: NodeJS.EventEmitter): void =>
    void worker.once('message', () => (answered += 1));
  process.on('worker', watch);
  const got = await hashParts(await openFolder(root), halves, { hash: blake3Hash, concurrency: 2 });
  process.off('worker', watch);
  rmSync(root, { recursive: true });
  expect(answered).toBe(2);
  const expected = hexOf(await webAssemblyHashers(), new Uint8Array(sizeBytes / 2));
  expect(got.map((one) => one?.digest)).toEqual([`blake3:${expected}`, `blake3:${expected}`]);
});
