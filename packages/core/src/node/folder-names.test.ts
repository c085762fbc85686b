import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, entriesOf, useModelFolder } from '../../test/model-folder.ts';
import { escapeForDisplay } from '../display.ts';
import { openFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';

const model = useModelFolder();

test('lists names of every kind without mixing them up', async () => {
  const names = [
    'é.bin',
    'e\u0301.bin',
    'CASE',
    'case',
    'new\nline',
    '\u001b[31mred',
    'txt\u202eexe',
    ' ',
    '...',
    '~',
    'back\\slash',
    'weights%FF.bin',
    '__proto__',
    'constructor',
    '\u{1F600}',
    '\uFFFD',
    '\uFEFFbom',
    'x'.repeat(255),
  ];
  for (const name of names) writeFileSync(join(model.root, name), name);
  const folder = await openFolder(model.root);
  const listed = (await folder.list()).map(({ path }) => path);
  expect(listed).toEqual([...names, 'a.bin', 'sub/b.bin'].toSorted((a, b) => (a < b ? -1 : 1)));
  for (const name of names) {
    await using file = await folder.open(name);
    expect(Buffer.from(await file.read(0, 2000)).toString()).toBe(name);
  }
  expect((await hashFolder(folder)).size).toBe(names.length + 2);
});

test('reports a name that is not UTF-8 escaped, and distinguishes it from one that looks like the escape', async () => {
  const raw = Buffer.concat([
    Buffer.from(`${model.root}/weights`),
    Buffer.from([0xff]),
    Buffer.from('\n.bin'),
  ]);
  writeFileSync(raw, 'x');
  writeFileSync(join(model.root, 'weights%FF%0A.bin'), 'y');
  const folder = await openFolder(model.root);
  const entries = await entriesOf(folder);
  expect(entries.get('weights%FF%0A.bin')).toMatchObject({ kind: 'file' });
  expect(entries.get('weights%FF%0A.bin~')).toMatchObject({
    kind: 'unreadable',
    reason: 'its name is not UTF-8',
    escapedName: true,
  });
  expect(await codeOf(folder.open('weights%FF%0A.bin~'))).toBe('UNREADABLE');
});

test('escapes hostile names in its messages', async () => {
  const folder = await openFolder(model.root);
  const name = '\u001b]0;owned\u0007';
  await expect(folder.open(name)).rejects.toThrow(escapeForDisplay(name));
});

test('gives up beyond maxEntries, counting folders', async () => {
  expect(await (await openFolder(model.root, { maxEntries: 3 })).list()).toHaveLength(2);
  const folder = await openFolder(model.root, { maxEntries: 2 });
  await expect(folder.list()).rejects.toMatchObject({
    code: 'TOO_MANY',
    details: { maxEntries: 2 },
  });
  expect(await codeOf(folder.open('a.bin'))).toBe('TOO_MANY');
});

test('reports entries that are too deep instead of leaving them out', async () => {
  mkdirSync(join(model.root, 'sub', 'c', 'd'), { recursive: true });
  writeFileSync(join(model.root, 'sub', 'c', 'd', 'hidden.bin'), 'x');
  const folder = await openFolder(model.root, { maxDepth: 2 });
  expect((await entriesOf(folder)).get('sub/c/d')).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringContaining('deep'),
  });
  expect(await codeOf(folder.open('sub/c/d/hidden.bin'))).toBe('NOT_FOUND');
});

test('walks 200 nested folders no deeper than 64 by default', async () => {
  execFileSync('sh', ['-c', 'i=0; while [ $i -lt 200 ]; do mkdir d && cd d; i=$((i+1)); done'], {
    cwd: model.root,
  });
  const entries = await (await openFolder(model.root)).list();
  expect(entries.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
  execFileSync('rm', ['-rf', join(model.root, 'd')]);
});

test('lists 20,000 files and opens the last', async () => {
  mkdirSync(join(model.root, 'many'));
  for (let i = 0; i < 20_000; i += 1) writeFileSync(join(model.root, 'many', `${i}.txt`), '');
  const folder = await openFolder(model.root);
  expect(await folder.list()).toHaveLength(20_002);
  await using file = await folder.open('many/9999.txt');
  expect(file.sizeBytes).toBe(0);
  expect((await hashFolder(folder)).size).toBe(20_002);
});

test('refuses anything that is not a folder, and invalid limits', async () => {
  expect(await codeOf(openFolder(join(model.root, 'a.bin')))).toBe('NOT_A_FILE');
  expect(await codeOf(openFolder(join(model.root, 'missing')))).toBe('NOT_FOUND');
  expect(await codeOf(openFolder(join(model.root, 'a.bin', 'x')))).toBe('NOT_FOUND');
  for (const bad of [0, -1, 1.5, Number.NaN]) {
    await expect(openFolder(model.root, { maxEntries: bad })).rejects.toThrow(RangeError);
    await expect(openFolder(model.root, { maxDepth: bad })).rejects.toThrow(RangeError);
  }
});

test('reports files and folders that the operating system does not allow it to read', async () => {
  writeFileSync(join(model.root, 'locked.bin'), 'x');
  mkdirSync(join(model.root, 'closed'));
  chmodSync(join(model.root, 'locked.bin'), 0);
  chmodSync(join(model.root, 'closed'), 0);
  chmodSync(model.base, 0o755);
  const entries = await asOrdinaryUser(async () => entriesOf(await openFolder(model.root)));
  chmodSync(join(model.root, 'closed'), 0o700);
  const reason = 'cannot be read: EACCES';
  expect(entries.get('locked.bin')).toEqual({
    path: 'locked.bin',
    kind: 'unreadable',
    sizeBytes: 0,
    reason,
  });
  expect(entries.get('closed')).toEqual({
    path: 'closed',
    kind: 'unreadable',
    sizeBytes: 0,
    reason,
  });
});

/** Runs as nobody if the tests run as root, for whom every file is readable. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
