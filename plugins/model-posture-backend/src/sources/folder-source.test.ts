import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderSource } from './folder-source.ts';

let base = '';
const signal = new AbortController().signal;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'folder-source-'));
  await mkdir(join(base, 'source', 'models', 'v7'), { recursive: true });
  await mkdir(join(base, 'secrets'));
  await writeFile(join(base, 'source', 'models', 'v7', 'config.json'), '{}');
});

afterEach(async () => rm(base, { recursive: true }));

test('opens a model at any depth below the source, under its own name', async () => {
  const folder = await folderSource(join(base, 'source')).openModel('models/v7', { signal });
  expect(folder.name).toBe('v7');
  expect((await folder.list()).map((entry) => entry.path)).toEqual(['config.json']);
});

test('follows a link inside the source, so `latest` can name a version', async () => {
  await symlink('v7', join(base, 'source', 'models', 'latest'));
  const folder = await folderSource(join(base, 'source')).openModel('models/latest', { signal });
  expect((await folder.list()).map((entry) => entry.path)).toEqual(['config.json']);
});

test.for([
  ['../secrets', 'OUTSIDE_ROOT'],
  ['out', 'OUTSIDE_ROOT'],
  ['self', 'OUTSIDE_ROOT'],
  ['missing', 'NOT_FOUND'],
  ['models/v7/config.json', 'NOT_A_FILE'],
  ['models/v7/config.json/deeper', 'NOT_FOUND'],
  ['x'.repeat(300), 'NOT_FOUND'],
] as const)('refuses %s', async ([path, code]) => {
  await symlink(join(base, 'secrets'), join(base, 'source', 'out'));
  await symlink('.', join(base, 'source', 'self'));
  const opened = folderSource(join(base, 'source')).openModel(path, { signal });
  await expect(opened).rejects.toThrow(expect.objectContaining({ code }));
});

test('says that its own folder is missing, without the path of the server', async () => {
  const opened = folderSource(join(base, 'nowhere')).openModel('v7', { signal });
  await expect(opened).rejects.toThrow(
    expect.objectContaining({ code: 'NOT_FOUND', message: expect.not.stringContaining(base) }),
  );
});

test('reads a snapshot of a Hugging Face cache, and nothing from a cache above the source', async () => {
  const entry = join(base, 'source', 'models--acme--tiny');
  const snapshot = join(entry, 'snapshots', 'a1');
  await mkdir(snapshot, { recursive: true });
  await mkdir(join(entry, 'blobs'));
  await writeFile(join(entry, 'blobs', 'abc'), '{}');
  await symlink('../../blobs/abc', join(snapshot, 'config.json'));
  const kindsIn = async (root: string, path: string) =>
    (await (await folderSource(root).openModel(path, { signal })).list()).map(({ kind }) => kind);
  expect(await kindsIn(join(base, 'source'), 'models--acme--tiny/snapshots/a1')).toEqual(['file']);
  expect(await kindsIn(join(entry, 'snapshots'), 'a1')).toEqual(['symlink']);
});
