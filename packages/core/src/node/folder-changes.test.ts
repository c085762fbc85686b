import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, useModelFolder } from '../../test/model-folder.ts';
import { openFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';

const model = useModelFolder();

test.for([
  ['another file', (path: string) => renameSync(join(model.base, 'other'), path)],
  ['a link to the same bytes', (path: string) => symlinkSync(join(model.base, 'other'), path)],
  ['a FIFO, which must not hang', (path: string) => execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => mkdirSync(path)],
] as const)('refuses a file swapped for %s after it was listed', async ([, swap]) => {
  writeFileSync(join(model.base, 'other'), 'hello');
  const folder = await openFolder(model.root);
  await folder.list();
  rmSync(join(model.root, 'a.bin'));
  swap(join(model.root, 'a.bin'));
  expect(['CHANGED', 'NOT_A_FILE']).toContain(await codeOf(folder.open('a.bin')));
  const errors = new Map<string, string>();
  const digests = await hashFolder(folder, { onError: ({ code }, path) => errors.set(path, code) });
  expect([...digests.keys()]).toEqual(['sub/b.bin']);
  expect([...errors.keys()]).toEqual(['a.bin']);
  expect(await codeOf(hashFolder(folder))).toBe(errors.get('a.bin'));
});

test('refuses a file whose folder was swapped for a link to its twin, with the same inode', async () => {
  mkdirSync(join(model.base, 'twin'));
  const folder = await openFolder(model.root);
  linkSync(join(model.root, 'sub', 'b.bin'), join(model.base, 'twin', 'b.bin'));
  await folder.list();
  renameSync(join(model.root, 'sub'), join(model.base, 'gone'));
  symlinkSync(join(model.base, 'twin'), join(model.root, 'sub'));
  expect(await codeOf(folder.open('sub/b.bin'))).toBe('CHANGED');
});

test('refuses a file that is gone or was written since it was listed', async () => {
  utimesSync(join(model.root, 'sub', 'b.bin'), 1, 1);
  const folder = await openFolder(model.root);
  await folder.list();
  rmSync(join(model.root, 'a.bin'));
  writeFileSync(join(model.root, 'sub', 'b.bin'), 'World!');
  expect(await codeOf(folder.open('a.bin'))).toBe('NOT_FOUND');
  expect(await codeOf(folder.open('sub/b.bin'))).toBe('CHANGED');
});

test.for([
  ['grows', (path: string) => appendFileSync(path, '!')],
  ['shrinks', (path: string) => writeFileSync(path, 'x')],
  ['is touched', (path: string) => utimesSync(path, 1, 1)],
] as const)('notices while reading that a file %s', async ([, change]) => {
  const folder = await openFolder(model.root);
  await using file = await folder.open('a.bin');
  expect(await file.read(0, 2)).toHaveLength(2);
  change(join(model.root, 'a.bin'));
  expect(await codeOf(file.read(0, 5))).toBe('CHANGED');
});

test('takes the listing once, so that one report is about one state', async () => {
  const folder = await openFolder(model.root);
  const before = await folder.list();
  writeFileSync(join(model.root, 'new'), 'x');
  expect(await folder.list()).toBe(before);
  expect(await codeOf(folder.open('new'))).toBe('NOT_FOUND');
});

test('an aborted listing is taken again, even for a caller that only waited for it', async () => {
  const folder = await openFolder(model.root);
  const controller = new AbortController();
  const first = folder.list({ signal: controller.signal });
  const second = folder.list();
  controller.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect(await second).toHaveLength(2);
  await expect(folder.list({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
});
