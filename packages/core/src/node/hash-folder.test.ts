import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryFolder } from '../artifact.ts';
import { openDigestCache } from './digest-cache.ts';
import { openFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';
import type { HashProgress } from './progress.ts';

const sizes = [
  0,
  1,
  255 * 1024,
  256 * 1024,
  256 * 1024 + 1,
  4 * 1024 * 1024,
  4 * 1024 * 1024 + 1,
  19_000_000,
];
const contents = new Map(sizes.map((size) => [`d/${size}.bin`, randomBytes(size)]));
const expected = new Map([...contents].map(([path, bytes]) => [path, sha256(bytes)]));
let root: string;

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'weighbridge-hash-'));
  mkdirSync(join(root, 'model', 'd'), { recursive: true });
  for (const [path, bytes] of contents) writeFileSync(join(root, 'model', path), bytes);
  linkSync(join(root, 'model/d/1.bin'), join(root, 'model/hard-link.bin'));
});
afterAll(() => rmSync(root, { recursive: true }));

test('gives the SHA-256 of every file, around every limit for small files, chunks and batches', async () => {
  const digests = await hashFolder(await openFolder(join(root, 'model')));
  expect(Object.fromEntries(digests)).toEqual({
    ...Object.fromEntries(expected),
    'hard-link.bin': expected.get('d/1.bin'),
  });
});

test('hashes a folder in memory in the same way', async () => {
  const folder = memoryFolder('m', Object.fromEntries(contents));
  const progress: HashProgress[] = [];
  const digests = await hashFolder(folder, { onProgress: (p) => progress.push(p) });
  expect(Object.fromEntries(digests)).toEqual(Object.fromEntries(expected));
  expect(progress.at(-1)).toMatchObject({
    doneFiles: sizes.length,
    doneBytes: progress.at(-1)?.totalBytes,
  });
});

test('ends its progress with everything done, counting a hard link once', async () => {
  const progress: HashProgress[] = [];
  await hashFolder(await openFolder(join(root, 'model')), { onProgress: (p) => progress.push(p) });
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(progress.at(-1)).toMatchObject({
    doneBytes: totalBytes,
    totalBytes,
    doneFiles: sizes.length,
    cachedBytes: 0,
  });
});

test('takes unchanged files from the cache the second time, and the changed one from disk', async () => {
  const file = join(root, 'cache', 'digests.jsonl');
  const model = join(root, 'model');
  await setTimeout(60);
  {
    await using cache = await openDigestCache(file);
    await hashFolder(await openFolder(model), { cache });
  }
  writeFileSync(join(model, 'd/1.bin'), 'x');
  await using cache = await openDigestCache(file);
  const progress: HashProgress[] = [];
  const digests = await hashFolder(await openFolder(model), {
    cache,
    onProgress: (p) => progress.push(p),
  });
  const last = progress.at(-1);
  expect(last?.cachedBytes).toBe((last?.totalBytes ?? 0) - 1);
  expect(Object.fromEntries(digests)).toEqual({
    ...Object.fromEntries(expected),
    'd/1.bin': sha256(Buffer.from('x')),
    'hard-link.bin': sha256(Buffer.from('x')),
  });
  writeFileSync(join(model, 'd/1.bin'), contents.get('d/1.bin') ?? '');
});

test("stops with the signal's reason", async () => {
  const controller = new AbortController();
  const hashing = hashFolder(await openFolder(join(root, 'model')), { signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(hashing).rejects.toThrow('enough');
});
