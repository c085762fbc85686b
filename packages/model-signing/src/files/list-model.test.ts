import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { memoryFolder } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useScratch } from '../../test/support/scratch-model.ts';
import { listModel } from './list-model.ts';
import type { ListModelOptions } from './list-model.ts';
import { openModel } from './open-model.ts';

const scratch = useScratch();

/** What is covered, left out and blocking, by path. */
async function look(options: ListModelOptions = {}): Promise<{
  readonly files: readonly string[];
  readonly ignored: readonly string[];
  readonly obstacles: readonly (readonly [string, string])[];
}> {
  const { files, ignored, obstacles } = await listModel(await openModel(scratch.root), options);
  return {
    files: files.map(({ path }) => path),
    ignored: ignored.map(({ path }) => path),
    obstacles: obstacles.map(({ entry, error }) => [entry.path, error.code]),
  };
}

test('leaves out Git’s files only at the top: deeper down they are files like any other', async () => {
  const names = ['.git/config', '.gitattributes', '.github/w.yml', '.gitignore'];
  const nested = names.map((name) => `sub/${name}`);
  const twins = ['.gitevil', '.gitmodules', '.Git/config', '.env', '.gitignore.py', 'x.git/config'];
  scratch.write(Object.fromEntries([...names, ...nested, ...twins].map((name) => [name, 'x'])));
  expect(await look()).toEqual({
    files: [...twins, ...nested].sort(),
    ignored: [...names].sort(),
    obstacles: [],
  });
  expect((await look({ ignoreGitPaths: false })).ignored).toEqual([]);
});

test('a submodule’s .git file at the top is left out like the folder', async () => {
  scratch.write({ '.git': 'gitdir: ../x', 'a.bin': 'a' });
  expect(await look()).toMatchObject({ files: ['a.bin'], ignored: ['.git'] });
});

test('ignores exact paths and what is below them, with no patterns', async () => {
  scratch.write({ 'a/b': '1', 'a/bc': '2', 'a/b2/c': '3', ab: '4', '*': '5', 'c/a/b': '6' });
  expect((await look({ ignorePaths: ['a/b'] })).ignored).toEqual(['a/b']);
  expect((await look({ ignorePaths: ['./a/'] })).ignored).toEqual(['a/b', 'a/b2/c', 'a/bc']);
  expect((await look({ ignorePaths: ['*'] })).ignored).toEqual(['*']);
  for (const nothing of ['', '.', './', '/', '..', '../model/a', '/a', 'A/b', 'a//b', 'a/b/']) {
    const { ignored } = await look({ ignorePaths: [nothing] });
    expect(ignored).toEqual(nothing === 'a/b/' ? ['a/b'] : []);
  }
});

test('leaves out the signature only by its path', async () => {
  scratch.write({ 'model.sig': 's', 'sub/model.sig': 's', 'a.bin': 'a' });
  const absolute = join(scratch.root, 'model.sig');
  for (const signaturePath of ['model.sig', './model.sig', absolute]) {
    expect((await look({ signaturePath })).ignored).toEqual(['model.sig']);
  }
  for (const signaturePath of ['../model.sig', '/elsewhere/model.sig', scratch.root]) {
    expect((await look({ signaturePath })).ignored).toEqual([]);
  }
});

test('recognises the signature in a folder that is reached by a link', async () => {
  scratch.write({ 'model.sig': 's', 'a.bin': 'a' });
  const link = `${scratch.root}-link`;
  symlinkSync(scratch.root, link);
  const listing = await listModel(await openModel(link), {
    signaturePath: join(scratch.root, 'model.sig'),
  });
  expect(listing.ignored.map(({ path }) => path)).toEqual(['model.sig']);
  const other = await listModel(await openModel(scratch.root), {
    signaturePath: join(link, 'model.sig'),
  });
  expect(other.ignored.map(({ path }) => path)).toEqual(['model.sig']);
});

test('leaves out statements in attestations, and nothing that is smuggled in there', async () => {
  const statements = ['attestations/posture.json', 'attestations/a-1.intoto.json'];
  const smuggled = [
    'attestations/.hidden.json',
    'attestations/deep/posture.json',
    'attestations/evil.json.pkl',
    'attestations/model.safetensors',
    'attestations/modeling.py',
    'sub/attestations/posture.json',
  ];
  scratch.write(Object.fromEntries([...statements, ...smuggled].map((name) => [name, '{}'])));
  symlinkSync('../sub/attestations/posture.json', join(scratch.root, 'attestations/link.json'));
  for (const signedIgnorePaths of [undefined, ['attestations']]) {
    expect(await look({ signedIgnorePaths })).toEqual({
      files: smuggled,
      ignored: statements.toSorted(),
      obstacles: [['attestations/link.json', 'SYMLINK']],
    });
  }
  const { files } = await look({ ignorePaths: ['attestations'] });
  expect(files).toEqual(['sub/attestations/posture.json']);
});

test('never leaves out what is signed', async () => {
  scratch.write({ '.gitattributes': 'x', 'a/b': '1' });
  const signed = new Set(['.gitattributes', 'a/b']);
  expect(await look({ signed, ignorePaths: ['a'] })).toMatchObject({
    files: ['.gitattributes', 'a/b'],
    ignored: [],
  });
});

test('SYMLINK: any link where links are not allowed', async () => {
  scratch.write({ 'a.bin': 'a', 'd/b.bin': 'b' });
  symlinkSync('a.bin', join(scratch.root, 'link.bin'));
  expect((await look()).obstacles).toEqual([['link.bin', 'SYMLINK']]);
  expect((await look({ allowSymlinks: true })).files).toEqual(['a.bin', 'd/b.bin', 'link.bin']);
});

test('SYMLINK: links out of the model, to folders, to nowhere and in loops, even where links are allowed', async () => {
  scratch.write({ 'd/b.bin': 'b' });
  const links = { out: '/etc/hostname', up: '../..', dir: 'd', none: 'nothing', loop: 'loop' };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(scratch.root, name));
  const { files, obstacles } = await look({ allowSymlinks: true });
  expect(files).toEqual(['d/b.bin']);
  expect(obstacles).toEqual(
    Object.keys(links)
      .sort()
      .map((name) => [name, 'SYMLINK']),
  );
});

test('SPECIAL_FILE: a FIFO and a socket, never opened, unless their path is ignored', async () => {
  execFileSync('mkfifo', [join(scratch.root, 'fifo')]);
  const server = createServer().listen(join(scratch.root, 'socket'));
  await once(server, 'listening');
  expect((await look()).obstacles).toEqual([
    ['fifo', 'SPECIAL_FILE'],
    ['socket', 'SPECIAL_FILE'],
  ]);
  const ignored = ['fifo', 'socket'];
  expect(await look({ ignorePaths: ignored })).toMatchObject({ ignored, obstacles: [] });
  server.close();
});

test('NAME_NOT_UTF8: a name that no signature can hold', async () => {
  scratch.write({ tmp: 'x', 'd/tmp': 'x' });
  renameSync(join(scratch.root, 'tmp'), Buffer.from(`${scratch.root}/a\xff`, 'latin1'));
  renameSync(join(scratch.root, 'd/tmp'), Buffer.from(`${scratch.root}/d/\xc0\xaf`, 'latin1'));
  expect((await look()).obstacles).toEqual([
    ['a%FF', 'NAME_NOT_UTF8'],
    ['d/%C0%AF', 'NAME_NOT_UTF8'],
  ]);
  expect((await look({ ignorePaths: ['d'] })).obstacles).toEqual([['a%FF', 'NAME_NOT_UTF8']]);
});

test('FILE_UNREADABLE: folders deeper than the limit are not skipped', async () => {
  const deep = Array.from({ length: 70 }, () => 'd').join('/');
  mkdirSync(join(scratch.root, deep), { recursive: true });
  writeFileSync(join(scratch.root, deep, 'x'), 'x');
  expect((await look()).obstacles.map(([, code]) => code)).toEqual(['FILE_UNREADABLE']);
  const source = await openModel(scratch.root, { maxDepth: 100 });
  expect((await listModel(source)).files.map(({ path }) => path)).toEqual([`${deep}/x`]);
});

test('TOO_MANY_FILES: more entries than the limit, of the listing or of the folder', async () => {
  scratch.write({ a: '1', b: '2', c: '3' });
  await expect(look({ maxFiles: 2 })).rejects.toMatchObject({
    code: 'TOO_MANY_FILES',
    details: { maxFiles: 2 },
  });
  const small = await openModel(scratch.root, { maxEntries: 2 });
  await expect(listModel(small)).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
});

test('lists in code-point order, whatever the order of UTF-16', async () => {
  const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(names, async (texts) => {
      const paths = [...new Set([...texts, '\u{1f600}', '\uff5e'])];
      const folder = memoryFolder('m', Object.fromEntries(paths.map((p) => [p, new Uint8Array()])));
      const { files, ignored } = await listModel(folder);
      const expected = paths
        .filter((path) => !ignored.some((entry) => entry.path === path))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(files.map(({ path }) => path)).toEqual(expected);
    }),
    { numRuns: propertyRuns({ short: 100, long: 2000 }) },
  );
});
