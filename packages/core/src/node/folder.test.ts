import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, entriesOf, useModelFolder } from '../../test/model-folder.ts';
import { openFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';
import { huggingFaceRoots } from './hugging-face.ts';

const model = useModelFolder();

test('lists files in path order and reads ranges of them', async () => {
  const folder = await openFolder(model.root);
  expect(folder.name).toBe('model');
  expect(folder.path).toBe(model.root);
  expect(await folder.list()).toEqual([
    { path: 'a.bin', kind: 'file', sizeBytes: 5 },
    { path: 'sub/b.bin', kind: 'file', sizeBytes: 6 },
  ]);
  await using file = await folder.open('sub/b.bin');
  expect(Buffer.from(await file.read(1, 3)).toString()).toBe('orl');
  expect(Buffer.from(await file.read(4, 1000)).toString()).toBe('d!');
  expect((await file.read(1000, 1)).byteLength).toBe(0);
  await expect(file.read(-1, 1)).rejects.toThrow(RangeError);
});

test('opens a link inside the root as its target', async () => {
  symlinkSync('../a.bin', join(model.root, 'sub', 'in'));
  const folder = await openFolder(model.root);
  expect((await entriesOf(folder)).get('sub/in')).toEqual({
    path: 'sub/in',
    kind: 'file',
    sizeBytes: 5,
    target: 'a.bin',
  });
  await using file = await folder.open('sub/in');
  expect(Buffer.from(await file.read(0, 9)).toString()).toBe('hello');
});

test('follows no link out of the root, to a folder, to nowhere, in a loop or to a device', async () => {
  writeFileSync(join(model.base, 'secret'), 'key');
  mkdirSync(join(model.base, 'model-2'));
  writeFileSync(join(model.base, 'model-2', 'x'), 'sibling with the same prefix');
  for (const [name, target] of [
    ['out', '../secret'],
    ['out-absolute', join(model.base, 'secret')],
    ['prefix', '../model-2/x'],
    ['up', '..'],
    ['self', '.'],
    ['to-sub', 'sub'],
    ['nowhere', 'missing'],
    ['loop-a', 'loop-b'],
    ['loop-b', 'loop-a'],
    ['null', '/dev/null'],
  ] as const) {
    symlinkSync(target, join(model.root, name));
  }
  const folder = await openFolder(model.root);
  const links = (await folder.list()).filter(({ kind }) => kind !== 'file');
  expect(links.map(({ path, kind, reason }) => [path, kind, reason?.slice(0, 21)])).toEqual([
    ['loop-a', 'symlink', 'a loop of links'],
    ['loop-b', 'symlink', 'a loop of links'],
    ['nowhere', 'symlink', 'a link that leads now'],
    ['null', 'symlink', 'a link out of the fol'],
    ['out', 'symlink', 'a link out of the fol'],
    ['out-absolute', 'symlink', 'a link out of the fol'],
    ['prefix', 'symlink', 'a link out of the fol'],
    ['self', 'symlink', 'a link out of the fol'],
    ['to-sub', 'symlink', 'a link to a folder; s'],
    ['up', 'symlink', 'a link out of the fol'],
  ]);
  expect(await codeOf(folder.open('out'))).toBe('OUTSIDE_ROOT');
  expect(await codeOf(folder.open('to-sub'))).toBe('NOT_A_FILE');
  expect(await codeOf(folder.open('loop-a'))).toBe('NOT_FOUND');
  expect([...(await hashFolder(folder)).keys()]).toEqual(['a.bin', 'sub/b.bin']);
});

test('opens no path that is not in the listing', async () => {
  writeFileSync(join(model.base, 'secret'), 'key');
  const folder = await openFolder(model.root);
  for (const path of [
    '../secret',
    join(model.base, 'secret'),
    'sub/../../secret',
    '..',
    '..\\secret',
  ]) {
    expect(await codeOf(folder.open(path))).toBe('OUTSIDE_ROOT');
  }
  for (const path of [
    '',
    '.',
    'sub',
    'sub/',
    './a.bin',
    'sub//b.bin',
    'a.bin\u0000',
    'A.BIN',
    'a.bin/',
  ]) {
    expect(await codeOf(folder.open(path))).toBe('NOT_FOUND');
  }
});

/** A cache entry with one snapshot; the links are keyed by name, with their targets as written. */
function cacheSnapshot(links: Readonly<Record<string, string>>): string {
  const repository = join(model.base, 'models--org--name');
  const snapshot = join(repository, 'snapshots', '0123');
  mkdirSync(join(snapshot, 'sub'), { recursive: true });
  mkdirSync(join(repository, 'blobs'));
  writeFileSync(join(repository, 'blobs', 'abc'), 'weights');
  writeFileSync(join(repository, 'refs'), 'not a blob');
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(snapshot, name));
  return snapshot;
}

test('treats links from a Hugging Face snapshot into its own blobs as the files', async () => {
  const snapshot = cacheSnapshot({
    'model.safetensors': '../../blobs/abc',
    'sub/again.safetensors': '../../../blobs/abc',
  });
  const folder = await openFolder(snapshot);
  expect(await folder.list()).toEqual([
    { path: 'model.safetensors', kind: 'file', sizeBytes: 7 },
    { path: 'sub/again.safetensors', kind: 'file', sizeBytes: 7 },
  ]);
  await using file = await folder.open('model.safetensors');
  expect(Buffer.from(await file.read(0, 7)).toString()).toBe('weights');
  expect((await hashFolder(folder)).size).toBe(2);
  const off = await openFolder(snapshot, { cacheBlobs: false });
  expect(await off.list()).toMatchObject([
    { kind: 'symlink', reason: expect.stringContaining('out of the folder') },
    { kind: 'symlink' },
  ]);
  const named = await openFolder(snapshot, {
    cacheBlobs: false,
    allowedRoots: await huggingFaceRoots(snapshot),
  });
  expect(await named.list()).toMatchObject([{ target: '../../blobs/abc' }, { kind: 'file' }]);
});

test('follows no other link of a Hugging Face snapshot', async () => {
  const other = join(model.base, 'models--org--other', 'blobs');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'abc'), 'of another entry');
  const snapshot = cacheSnapshot({
    away: '../../blobs/out',
    blobs: '../../blobs',
    entry: '../../../models--org--other/blobs/abc',
    etc: '/etc/passwd',
    refs: '../../refs',
  });
  symlinkSync('/etc/passwd', join(model.base, 'models--org--name', 'blobs', 'out'));
  const kinds = (await (await openFolder(snapshot)).list()).map(({ path, kind }) => [path, kind]);
  expect(kinds).toEqual(['away', 'blobs', 'entry', 'etc', 'refs'].map((path) => [path, 'symlink']));
});

test('accepts no blobs folder that is itself a link, and none outside a cache', async () => {
  const snapshot = join(model.base, 'models--org--name', 'snapshots', '0123');
  mkdirSync(snapshot, { recursive: true });
  symlinkSync('/etc', join(model.base, 'models--org--name', 'blobs'));
  symlinkSync('../../blobs/passwd', join(snapshot, 'config.json'));
  expect(await (await openFolder(snapshot)).list()).toMatchObject([{ kind: 'symlink' }]);
  expect(await huggingFaceRoots(snapshot)).toEqual([]);
  expect(await huggingFaceRoots(model.root)).toEqual([]);
  expect(await huggingFaceRoots(join(model.base, 'missing'))).toEqual([]);
});

test('reports FIFOs, sockets and devices without opening them', async () => {
  execFileSync('mkfifo', [join(model.root, 'pipe')]);
  const server = createServer().listen(join(model.root, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  symlinkSync('pipe', join(model.root, 'to-pipe'));
  const entries = await entriesOf(await openFolder(model.root));
  server.close();
  expect(entries.get('pipe')).toMatchObject({ kind: 'special', reason: 'a FIFO' });
  expect(entries.get('socket')).toMatchObject({ kind: 'special', reason: 'a socket' });
  expect(entries.get('to-pipe')).toMatchObject({ kind: 'symlink', reason: 'a link to a FIFO' });
  expect(await codeOf((await openFolder(model.root)).open('pipe'))).toBe('NOT_A_FILE');
});

test('opens a root that is named through a link', async () => {
  symlinkSync(model.root, join(model.base, 'alias'));
  await using file = await (await openFolder(join(model.base, 'alias'))).open('a.bin');
  expect(file.sizeBytes).toBe(5);
});
