import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  linkSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryFolder } from '../artifact.ts';
import { openDigestCache } from './digest-cache.ts';
import { openFolder } from './folder.ts';
import { blake2bHash, sha256Hash } from './hash-function.ts';
import type { FilePart } from './hash-options.ts';
import { hashParts } from './hash-parts.ts';
import type { HashProgress } from './progress.ts';

const MIB = 1024 * 1024;
const bytes = randomBytes(9 * MIB + 7);
let root: string;
let cacheFolder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'weighbridge-parts-'));
  cacheFolder = mkdtempSync(join(tmpdir(), 'weighbridge-parts-cache-'));
  writeFileSync(join(root, 'a.bin'), bytes);
  utimesSync(join(root, 'a.bin'), 1, 1);
});
afterEach(() => {
  rmSync(root, { recursive: true });
  rmSync(cacheFolder, { recursive: true });
});

function digestOf(part: Uint8Array, algorithm = 'sha256', name = algorithm): string {
  return `${name}:${createHash(algorithm).update(part).digest('hex')}`;
}

const part = (start: number, end: number): FilePart => ({ path: 'a.bin', range: { start, end } });

test('hashes any ranges of a file, on disk and in memory, in the given order', async () => {
  const folder = await openFolder(root);
  const memory = memoryFolder('m', { 'a.bin': bytes });
  const range = fc
    .tuple(fc.nat(bytes.byteLength), fc.nat(bytes.byteLength))
    .map(([a, b]) => part(Math.min(a, b), Math.max(a, b)));
  await fc.assert(
    fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 5 }), async (parts) => {
      const expected = parts.map((p) => digestOf(bytes.subarray(p.range?.start, p.range?.end)));
      for (const source of [folder, memory]) {
        const got = await hashParts(source, parts);
        expect(got.map((one) => one?.digest)).toEqual(expected);
      }
    }),
    { numRuns: propertyRuns({ short: 20, long: 300 }) },
  );
});

test('hashes with BLAKE2b, here and on threads', async () => {
  for (let i = 0; i < 2100; i += 1) writeFileSync(join(root, `${i}`), `${i}`);
  const folder = await openFolder(root);
  const parts = Array.from({ length: 2100 }, (_, i) => ({ path: `${i}` }));
  const got = await hashParts(folder, parts, { hash: blake2bHash, concurrency: 2 });
  expect(got.map((one) => one?.digest)).toEqual(
    parts.map(({ path }) => digestOf(Buffer.from(path), 'blake2b512', 'blake2b')),
  );
});

test('hashes ranges of one big file on several threads', async () => {
  const sizeBytes = 160 * MIB;
  writeFileSync(join(root, 'big'), '');
  truncateSync(join(root, 'big'), sizeBytes);
  const shard = digestOf(Buffer.alloc(sizeBytes / 4));
  let workers = 0;
  const count = (): void => void (workers += 1);
  process.on('worker', count);
  const folder = await openFolder(root);
  const parts = [0, 1, 2, 3].map((i) => ({
    path: 'big',
    range: { start: (i * sizeBytes) / 4, end: ((i + 1) * sizeBytes) / 4 },
  }));
  const progress: HashProgress[] = [];
  const got = await hashParts(folder, parts, {
    concurrency: 2,
    onProgress: (p) => progress.push(p),
  });
  process.off('worker', count);
  expect(workers).toBe(2);
  expect(got.map((one) => one?.digest)).toEqual([shard, shard, shard, shard]);
  expect(progress.at(-1)).toMatchObject({ doneBytes: sizeBytes, doneFiles: 1, totalFiles: 1 });
});

test('hashes equal parts and hard links once', async () => {
  linkSync(join(root, 'a.bin'), join(root, 'b.bin'));
  const progress: HashProgress[] = [];
  const whole = [
    { path: 'a.bin' },
    { path: 'b.bin' },
    part(0, bytes.byteLength),
    part(0, 5),
    part(0, 5),
  ];
  const got = await hashParts(await openFolder(root), whole, {
    onProgress: (p) => progress.push(p),
  });
  expect(new Set(got.slice(0, 3).map((one) => one?.digest))).toEqual(new Set([digestOf(bytes)]));
  expect(progress.at(-1)?.totalBytes).toBe(bytes.byteLength + 5);
});

test('a range that extends past the end of its file, or a file that grew, gives CHANGED and no digest', async () => {
  const folder = await openFolder(root);
  const errors: string[] = [];
  const parts = [
    part(0, 10),
    part(5, bytes.byteLength + 1),
    part(bytes.byteLength + 5, bytes.byteLength + 9),
  ];
  const onError = (error: { readonly code: string }): void => void errors.push(error.code);
  const got = await hashParts(folder, parts, { onError });
  expect(got.map((one) => one?.digest)).toEqual([
    digestOf(bytes.subarray(0, 10)),
    undefined,
    undefined,
  ]);
  expect(errors).toEqual(['CHANGED']);
  appendFileSync(join(root, 'a.bin'), 'x');
  await expect(hashParts(folder, [part(0, 10)])).rejects.toMatchObject({ code: 'CHANGED' });
  await expect(
    hashParts(memoryFolder('m', { 'a.bin': bytes }), [part(0, bytes.byteLength + 1)]),
  ).rejects.toMatchObject({ code: 'CHANGED' });
});

test('the cache keeps each hash and each range separately', async () => {
  const file = join(cacheFolder, 'digests.jsonl');
  const folder = await openFolder(root);
  const asked = [
    { hash: sha256Hash, parts: [{ path: 'a.bin' }, part(0, 7), part(7, 14)] },
    { hash: blake2bHash, parts: [{ path: 'a.bin' }, part(0, 7), part(7, 14)] },
  ];
  const expected = asked.map(({ hash }) => {
    const algorithm = hash === sha256Hash ? 'sha256' : 'blake2b512';
    return [bytes, bytes.subarray(0, 7), bytes.subarray(7, 14)].map((b) =>
      digestOf(b, algorithm, hash.name),
    );
  });
  const run = async (): Promise<{ digests: unknown; cached: unknown }> => {
    await using cache = await openDigestCache(file);
    expect(cache.ignored).toBeUndefined();
    const got = [];
    for (const { hash, parts } of asked) got.push(await hashParts(folder, parts, { hash, cache }));
    return {
      digests: got.map((list) => list.map((one) => one?.digest)),
      cached: got.flat().map((one) => one?.cached),
    };
  };
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await run()).toEqual({ digests: expected, cached: Array(6).fill(false) });
  expect(await run()).toEqual({ digests: expected, cached: Array(6).fill(true) });
});

test('accepts no digest of another hash from a cache that confuses them', async () => {
  const cache = {
    ignored: undefined,
    get: () => digestOf(bytes) as `sha256:${string}`,
    set: () => {},
    async [Symbol.asyncDispose]() {},
  };
  const [got] = await hashParts(await openFolder(root), [part(0, 7)], { hash: blake2bHash, cache });
  expect(got).toEqual({
    digest: digestOf(bytes.subarray(0, 7), 'blake2b512', 'blake2b'),
    cached: false,
  });
});

test('a hash for which no thread can be started is computed on this thread', async () => {
  for (let i = 0; i < 2100; i += 1) writeFileSync(join(root, `${i}`), `${i}`);
  const hash = {
    ...sha256Hash,
    startWorker: () => {
      throw new Error('no threads here');
    },
  };
  const parts = Array.from({ length: 2100 }, (_, i) => ({ path: `${i}` }));
  const got = await hashParts(await openFolder(root), parts, { hash });
  expect(got[2099]?.digest).toBe(digestOf(Buffer.from('2099')));
});

test('refuses invalid ranges, and ends when aborted', async () => {
  const folder = await openFolder(root);
  for (const range of [part(-1, 5), part(5, 4), part(0.5, 4), part(0, Number.NaN)]) {
    await expect(hashParts(folder, [range])).rejects.toThrow(RangeError);
  }
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(hashParts(folder, [part(0, 5)], { signal })).rejects.toThrow('enough');
});

test('names a file that is not listed', async () => {
  const folder = await openFolder(root);
  await expect(hashParts(folder, [{ path: 'none' }])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const failed: string[] = [];
  const got = await hashParts(folder, [{ path: 'none' }, part(0, 0)], {
    onError: (_error, path) => void failed.push(path),
  });
  expect(failed).toEqual(['none']);
  expect(got.map((one) => one?.digest)).toEqual([undefined, digestOf(Buffer.alloc(0))]);
});
