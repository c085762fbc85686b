import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Digest } from '../digest.ts';
import type { DigestCache } from './digest-cache.ts';
import { openFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';
import type { FileIdentity } from './identity.ts';
import { identityKey } from './identity.ts';
import type { HashProgress } from './progress.ts';

const MIB = 1024 * 1024;
let root: string;
let workers: { readonly worker: Worker; readonly exited: Promise<number> }[];
const watch = (worker: Worker): void => {
  workers.push({ worker, exited: new Promise((resolve) => worker.once('exit', resolve)) });
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'weighbridge-pool-'));
  workers = [];
  process.on('worker', watch);
});
afterEach(() => {
  process.off('worker', watch);
  rmSync(root, { recursive: true });
});

function sparseFiles(count: number, sizeBytes: number): void {
  for (let i = 0; i < count; i += 1) {
    writeFileSync(join(root, `${i}`), `${i}`);
    truncateSync(join(root, `${i}`), sizeBytes + i);
  }
}

function expectedDigest(i: number, sizeBytes: number): Digest {
  const bytes = Buffer.alloc(sizeBytes + i);
  bytes.write(`${i}`);
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A cache in memory that calls back when a digest is set. */
function memoryCache(onSet: (count: number) => void): DigestCache & { readonly size: number } {
  const digests = new Map<string, Digest>();
  return {
    ignored: undefined,
    get size() {
      return digests.size;
    },
    get: (identity: FileIdentity) => digests.get(identityKey(identity)),
    set: (identity, digest) => {
      digests.set(identityKey(identity), digest);
      onSet(digests.size);
    },
    async [Symbol.asyncDispose]() {},
  };
}

test('hashes on the requested number of threads, and ends all of them', async () => {
  sparseFiles(6, 16 * MIB);
  const digests = await hashFolder(await openFolder(root), { concurrency: 3 });
  expect(workers).toHaveLength(3);
  await Promise.all(workers.map(({ exited }) => exited));
  for (let i = 0; i < 6; i += 1) expect(digests.get(`${i}`)).toBe(expectedDigest(i, 16 * MIB));
});

test('starts one thread for one big file, and none for a small amount of work', async () => {
  sparseFiles(1, 80 * MIB);
  await hashFolder(await openFolder(root), { concurrency: 4 });
  expect(workers).toHaveLength(1);
  rmSync(join(root, '0'));
  sparseFiles(20, 1000);
  await hashFolder(await openFolder(root), { concurrency: 4 });
  expect(workers).toHaveLength(1);
});

test('hashes thousands of small files in batches on threads', async () => {
  for (let i = 0; i < 2500; i += 1) writeFileSync(join(root, `${i}`), `${i}`);
  const digests = await hashFolder(await openFolder(root), { concurrency: 2 });
  expect(workers).toHaveLength(2);
  expect(digests.size).toBe(2500);
  expect(digests.get('2499')).toBe(`sha256:${createHash('sha256').update('2499').digest('hex')}`);
});

test('finishes the work of a dead thread on this thread', async () => {
  sparseFiles(4, 40 * MIB);
  const folder = await openFolder(root);
  const hashing = hashFolder(folder, { concurrency: 2 });
  while (workers.length < 2) await setTimeout(1);
  await Promise.all(workers.map(({ worker }) => worker.terminate()));
  const digests = await hashing;
  for (let i = 0; i < 4; i += 1) expect(digests.get(`${i}`)).toBe(expectedDigest(i, 40 * MIB));
});

test('an interrupt keeps finished digests, and the next run uses them', async () => {
  sparseFiles(8, 16 * MIB);
  const controller = new AbortController();
  const cache = memoryCache((count) => {
    if (count === 3) controller.abort(new Error('interrupted'));
  });
  const folder = await openFolder(root);
  const hashing = hashFolder(folder, { cache, concurrency: 2, signal: controller.signal });
  await expect(hashing).rejects.toThrow('interrupted');
  await Promise.all(workers.map(({ exited }) => exited));
  const kept = cache.size;
  expect(kept).toBeGreaterThanOrEqual(3);
  expect(kept).toBeLessThan(8);
  const progress: HashProgress[] = [];
  const digests = await hashFolder(folder, { cache, onProgress: (p) => progress.push(p) });
  expect(progress.at(-1)?.cachedBytes).toBeGreaterThanOrEqual(kept * 16 * MIB);
  for (let i = 0; i < 8; i += 1) expect(digests.get(`${i}`)).toBe(expectedDigest(i, 16 * MIB));
});

test('ends its threads when a callback throws, and throws the same', async () => {
  sparseFiles(4, 20 * MIB);
  const cache = memoryCache(() => {
    throw new Error('callback');
  });
  await expect(hashFolder(await openFolder(root), { cache, concurrency: 2 })).rejects.toThrow(
    'callback',
  );
  await Promise.all(workers.map(({ exited }) => exited));
  expect(workers).toHaveLength(2);
});

test('reports progress that only grows, at most ten times a second and once at the end', async () => {
  sparseFiles(8, 40 * MIB);
  const progress: HashProgress[] = [];
  const start = performance.now();
  await hashFolder(await openFolder(root), { onProgress: (p) => progress.push(p) });
  const seconds = (performance.now() - start) / 1000;
  expect(progress.length).toBeLessThanOrEqual(seconds * 10 + 1);
  for (const [i, { doneBytes, doneFiles, totalBytes, totalFiles }] of progress.entries()) {
    expect(doneBytes).toBeGreaterThanOrEqual(progress[i - 1]?.doneBytes ?? 0);
    expect(doneFiles).toBeGreaterThanOrEqual(progress[i - 1]?.doneFiles ?? 0);
    expect(doneBytes).toBeLessThanOrEqual(totalBytes);
    expect(totalFiles).toBe(8);
  }
});

test('refuses an invalid concurrency', async () => {
  const folder = await openFolder(root);
  for (const concurrency of [0, -1, 1.5, Number.NaN]) {
    await expect(hashFolder(folder, { concurrency })).rejects.toThrow(RangeError);
  }
});
