import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import { openDigestCache } from '@weighbridge/core/node';
import { expect, test } from 'vitest';
import { useScratch } from '../../test/support/scratch-model.ts';
import { digestModel } from './digest-model.ts';
import type { DigestModelOptions } from './digest-model.ts';

const scratch = useScratch();

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

async function codeOf(model: string, options?: DigestModelOptions): Promise<unknown> {
  return digestModel(model, options).then(
    () => 'no error',
    (error: { readonly code?: string; readonly stage?: string }) => error.code,
  );
}

test('lists every file with its SHA-256, and records what was left out', async () => {
  const root = scratch.write({
    'a-b': '1',
    'a/c': '2',
    'model.sig': 's',
    '.gitignore': 'x',
    e: '',
  });
  const digest = await digestModel(root, {
    signaturePath: 'model.sig',
    ignorePaths: ['logs/', 'logs'],
  });
  expect(digest).toMatchObject({ name: 'model', totalBytes: 2, cachedBytes: 0 });
  expect(digest.manifest).toEqual({
    method: 'files',
    algorithm: 'sha256',
    allowSymlinks: false,
    ignorePaths: ['.git', '.gitattributes', '.github', '.gitignore', 'logs', 'model.sig'],
    resources: [
      { path: 'a-b', digest: sha256('1') },
      { path: 'a/c', digest: sha256('2') },
      { path: 'e', digest: sha256('') },
    ],
  });
});

test('splits files into shards, the last one short, in the order of the spelt names', async () => {
  const text = 'x'.repeat(21);
  const { manifest } = await digestModel(scratch.write({ aa: text, 'aa:0': 'y' }), {
    method: 'shards',
    shardBytes: 2,
  });
  expect(manifest).toMatchObject({ method: 'shards', shardBytes: 2 });
  const names = manifest.resources.map(
    ({ path, range }) => `${path}:${range?.start}:${range?.end}`,
  );
  expect(names).toEqual([
    'aa:0:0:1',
    'aa:0:2',
    ...[10, 12, 14, 16, 18].map((start) => `aa:${start}:${start + 2}`),
    'aa:20:21',
    ...[2, 4, 6, 8].map((start) => `aa:${start}:${start + 2}`),
  ]);
  expect(manifest.resources.at(-1)?.digest).toBe(sha256('xx'));
  expect(manifest.resources[7]?.digest).toBe(sha256('x'));
});

test('shards have 1,000,000,000 bytes by default', async () => {
  const { manifest } = await digestModel(scratch.write({ a: 'x' }), { method: 'shards' });
  expect(manifest.shardBytes).toBe(1_000_000_000);
  expect(manifest.resources[0]?.range).toEqual({ start: 0, end: 1 });
});

test('lists a single-file model by its name, and leaves nothing out', async () => {
  const root = scratch.write({ 'a.bin': 'a', 'b.bin': 'b' });
  const { manifest } = await digestModel(join(root, 'a.bin'), { signaturePath: 'a.bin' });
  expect(manifest.ignorePaths).toEqual([]);
  expect(manifest.resources).toEqual([{ path: 'a.bin', digest: sha256('a') }]);
});

test('gives the same list for memory and for disk, with each hash and method', async () => {
  const files = { 'a.bin': 'abc', 'b/c.bin': 'defgh' };
  const root = scratch.write(files);
  const memory = memoryFolder(
    'model',
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  );
  const lengths = new Set<number>();
  for (const algorithm of ['sha256', 'blake2b', 'blake3'] as const) {
    for (const options of [{}, { method: 'shards', shardBytes: 2 }] as const) {
      const [disk, ram] = [
        await digestModel(root, { ...options, algorithm }),
        await digestModel(memory, { ...options, algorithm }),
      ];
      expect(ram.manifest).toEqual(disk.manifest);
      lengths.add(disk.manifest.resources[0]?.digest.length ?? 0);
    }
  }
  expect([...lengths]).toEqual([64, 128]);
});

test('hashes a link’s target under the link’s name, when links are allowed', async () => {
  const root = scratch.write({ 'blobs/x': 'abc' });
  symlinkSync('blobs/x', join(root, 'weights.bin'));
  const { manifest } = await digestModel(root, { allowSymlinks: true });
  expect(manifest.allowSymlinks).toBe(true);
  expect(manifest.resources).toEqual([
    { path: 'blobs/x', digest: sha256('abc') },
    { path: 'weights.bin', digest: sha256('abc') },
  ]);
});

test('takes the caller’s digests of the right hash only, and says how much was not read', async () => {
  const root = scratch.write({ 'a.bin': 'a', 'b.bin': 'bb', 'c.bin': 'ccc' });
  const known = new Map<string, Digest>([
    ['a.bin', `sha256:${'0'.repeat(64)}`],
    ['b.bin', `blake3:${'0'.repeat(64)}`],
  ]);
  const { manifest, cachedBytes } = await digestModel(root, { digests: known });
  expect(manifest.resources.map(({ digest }) => digest)).toEqual([
    '0'.repeat(64),
    sha256('bb'),
    sha256('ccc'),
  ]);
  expect(cachedBytes).toBe(1);
  const bad = new Map<string, Digest>([['a.bin', 'sha256:zz']]);
  await expect(digestModel(root, { digests: bad })).rejects.toMatchObject({ code: 'BAD_DIGEST' });
});

test('reads nothing twice with a cache, for files and for shards', async () => {
  const root = scratch.write({ 'a.bin': 'abc', 'b.bin': 'defgh' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const file = join(root, '..', 'cache', 'digests.jsonl');
  const run = async (options: DigestModelOptions): Promise<number> => {
    await using cache = await openDigestCache(file);
    return (await digestModel(root, { ...options, cache })).cachedBytes;
  };
  expect(await run({})).toBe(0);
  expect(await run({})).toBe(8);
  expect(await run({ method: 'shards', shardBytes: 5 })).toBe(8);
  expect(await run({ method: 'shards', shardBytes: 2 })).toBe(0);
  expect(await run({ method: 'shards', shardBytes: 2 })).toBe(8);
  expect(await run({ algorithm: 'blake2b' })).toBe(0);
});

test('MODEL_EMPTY: nothing to sign, or nothing but what is ignored', async () => {
  expect(await codeOf(scratch.root)).toBe('MODEL_EMPTY');
  mkdirSync(join(scratch.root, 'empty'));
  scratch.write({ '.git/config': 'x', 'logs/x': 'x' });
  expect(await codeOf(scratch.root, { ignorePaths: ['logs'] })).toBe('MODEL_EMPTY');
});

test('EMPTY_FILE: shards cannot cover it, so it is refused unless the caller leaves it out', async () => {
  const root = scratch.write({ 'a.bin': 'a', '__init__.py': '' });
  const shards = { method: 'shards' } as const;
  await expect(digestModel(root, shards)).rejects.toMatchObject({
    code: 'EMPTY_FILE',
    details: { paths: ['__init__.py'], count: 1 },
  });
  expect(await codeOf(root, { ...shards, ignorePaths: ['__init__.py'] })).toBe('no error');
  const { manifest } = await digestModel(root, { ...shards, emptyFiles: 'leave-out' });
  expect(manifest.resources.map(({ path }) => path)).toEqual(['a.bin']);
  expect(await codeOf(root)).toBe('no error');
});

test('SYMLINK, SPECIAL_FILE: an entry that cannot be signed prevents the signing', async () => {
  const root = scratch.write({ 'a.bin': 'a' });
  symlinkSync('a.bin', join(root, 'link'));
  expect(await codeOf(root)).toBe('SYMLINK');
  expect(await codeOf(root, { ignorePaths: ['link'] })).toBe('no error');
  execFileSync('mkfifo', [join(root, 'fifo')]);
  expect(await codeOf(root, { allowSymlinks: true })).toBe('SPECIAL_FILE');
});

test('NAME_UNSAFE, RESOURCE_TWIN: no name that verifiers refuse', async () => {
  for (const name of ['a\\b', 'a\nb', 'a\u0085b', 'C:evil']) {
    const folder = memoryFolder('m', { [name]: new Uint8Array(1), ok: new Uint8Array(1) });
    await expect(digestModel(folder)).rejects.toMatchObject({
      code: 'NAME_UNSAFE',
      details: { path: name },
    });
    expect((await digestModel(folder, { ignorePaths: [name] })).manifest.resources).toHaveLength(1);
  }
  for (const twins of [
    ['Model.bin', 'model.bin'],
    ['caf\u00e9', 'cafe\u0301'],
  ]) {
    const folder = memoryFolder('m', Object.fromEntries(twins.map((n) => [n, new Uint8Array(1)])));
    await expect(digestModel(folder)).rejects.toMatchObject({ code: 'RESOURCE_TWIN' });
    expect((await digestModel(folder, { allowTwins: true })).manifest.resources).toHaveLength(2);
  }
});

test('TOO_MANY_FILES: the list is bounded, however small the shards and large the file', async () => {
  const root = scratch.write({ a: '' });
  truncateSync(join(root, 'a'), 2 ** 42);
  const options = { method: 'shards', shardBytes: 1 } as const;
  await expect(digestModel(root, options)).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
  scratch.write({ b: 'b', c: 'c' });
  expect(await codeOf(root, { maxResources: 2 })).toBe('TOO_MANY_FILES');
});

test('refuses an invalid shard size', async () => {
  for (const shardBytes of [0, -1, 1.5, Number.NaN]) {
    const digesting = digestModel(scratch.root, { method: 'shards', shardBytes });
    await expect(digesting).rejects.toThrow(RangeError);
  }
});

test('stops when the signal is aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(digestModel(scratch.write({ a: 'a' }), { signal })).rejects.toThrow('enough');
});

test('takes more files than the default limit on request', async () => {
  const root = scratch.write({ a: 'a', b: 'b' });
  await expect(digestModel(root, { maxFiles: 1 })).rejects.toMatchObject({
    code: 'TOO_MANY_FILES',
  });
  expect((await digestModel(root, { maxFiles: 2 })).manifest.resources).toHaveLength(2);
});
