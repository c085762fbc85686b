import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { escapeForDisplay } from '../display.ts';
import { openFolder } from './folder.ts';
import type { OpenFolder } from './folder.ts';
import { hashFolder } from './hash-folder.ts';
import { huggingFaceRoots } from './hugging-face.ts';

let base: string;
let root: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-folder-'));
  root = join(base, 'model');
  mkdirSync(join(root, 'sub'), { recursive: true });
  writeFileSync(join(root, 'a.bin'), 'hello');
  writeFileSync(join(root, 'sub', 'b.bin'), 'world!');
});
afterEach(() => rmSync(base, { recursive: true }));

async function entriesOf(folder: OpenFolder): Promise<Map<string, unknown>> {
  return new Map((await folder.list()).map((entry) => [entry.path, entry]));
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

test('lists files in path order and reads ranges of them', async () => {
  const folder = await openFolder(root);
  expect(folder.name).toBe('model');
  expect(folder.path).toBe(root);
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
  symlinkSync('../a.bin', join(root, 'sub', 'in'));
  const folder = await openFolder(root);
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
  writeFileSync(join(base, 'secret'), 'key');
  mkdirSync(join(base, 'model-2'));
  writeFileSync(join(base, 'model-2', 'x'), 'sibling with the same prefix');
  for (const [name, target] of [
    ['out', '../secret'],
    ['out-absolute', join(base, 'secret')],
    ['prefix', '../model-2/x'],
    ['up', '..'],
    ['self', '.'],
    ['to-sub', 'sub'],
    ['nowhere', 'missing'],
    ['loop-a', 'loop-b'],
    ['loop-b', 'loop-a'],
    ['null', '/dev/null'],
  ] as const) {
    symlinkSync(target, join(root, name));
  }
  const folder = await openFolder(root);
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

test('opens nothing by a path that is not in the listing', async () => {
  writeFileSync(join(base, 'secret'), 'key');
  const folder = await openFolder(root);
  for (const path of ['../secret', join(base, 'secret'), 'sub/../../secret', '..', '..\\secret']) {
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

test('reads a Hugging Face snapshot when its blobs are allowed, and says so when they are not', async () => {
  const repository = join(base, 'models--org--name');
  const snapshot = join(repository, 'snapshots', '0123');
  mkdirSync(snapshot, { recursive: true });
  mkdirSync(join(repository, 'blobs'));
  writeFileSync(join(repository, 'blobs', 'abc'), 'weights');
  writeFileSync(join(repository, 'refs'), 'not a blob');
  symlinkSync('../../blobs/abc', join(snapshot, 'model.safetensors'));
  symlinkSync('../../refs', join(snapshot, 'refs'));
  expect(await (await openFolder(snapshot)).list()).toMatchObject([
    { kind: 'symlink', reason: expect.stringContaining('allowedRoots') },
    { kind: 'symlink' },
  ]);
  const folder = await openFolder(snapshot, { allowedRoots: await huggingFaceRoots(snapshot) });
  expect(await folder.list()).toMatchObject([
    { path: 'model.safetensors', kind: 'file', sizeBytes: 7, target: '../../blobs/abc' },
    { path: 'refs', kind: 'symlink' },
  ]);
  await using file = await folder.open('model.safetensors');
  expect(Buffer.from(await file.read(0, 7)).toString()).toBe('weights');
  expect((await hashFolder(folder)).size).toBe(1);
});

test('takes no blobs folder that is itself a link, and none outside a cache', async () => {
  const snapshot = join(base, 'models--org--name', 'snapshots', '0123');
  mkdirSync(snapshot, { recursive: true });
  symlinkSync('/etc', join(base, 'models--org--name', 'blobs'));
  expect(await huggingFaceRoots(snapshot)).toEqual([]);
  expect(await huggingFaceRoots(root)).toEqual([]);
  expect(await huggingFaceRoots(join(base, 'missing'))).toEqual([]);
});

test('reports FIFOs, sockets and devices without opening them', async () => {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  const server = createServer().listen(join(root, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  symlinkSync('pipe', join(root, 'to-pipe'));
  const entries = await entriesOf(await openFolder(root));
  server.close();
  expect(entries.get('pipe')).toMatchObject({ kind: 'special', reason: 'a FIFO' });
  expect(entries.get('socket')).toMatchObject({ kind: 'special', reason: 'a socket' });
  expect(entries.get('to-pipe')).toMatchObject({ kind: 'symlink', reason: 'a link to a FIFO' });
  expect(await codeOf((await openFolder(root)).open('pipe'))).toBe('NOT_A_FILE');
});

test.for([
  ['another file', (path: string) => renameSync(join(base, 'other'), path)],
  ['a link to the same bytes', (path: string) => symlinkSync(join(base, 'other'), path)],
  ['a FIFO, which must not hang', (path: string) => execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => mkdirSync(path)],
] as const)('refuses a file swapped for %s after it was listed', async ([, swap]) => {
  writeFileSync(join(base, 'other'), 'hello');
  const folder = await openFolder(root);
  await folder.list();
  rmSync(join(root, 'a.bin'));
  swap(join(root, 'a.bin'));
  expect(['CHANGED', 'NOT_A_FILE']).toContain(await codeOf(folder.open('a.bin')));
  const errors = new Map<string, string>();
  const digests = await hashFolder(folder, { onError: ({ code }, path) => errors.set(path, code) });
  expect([...digests.keys()]).toEqual(['sub/b.bin']);
  expect([...errors.keys()]).toEqual(['a.bin']);
  expect(await codeOf(hashFolder(folder))).toBe(errors.get('a.bin'));
});

test('refuses a file whose folder was swapped for a link to its twin, with the very same inode', async () => {
  mkdirSync(join(base, 'twin'));
  const folder = await openFolder(root);
  linkSync(join(root, 'sub', 'b.bin'), join(base, 'twin', 'b.bin'));
  await folder.list();
  renameSync(join(root, 'sub'), join(base, 'gone'));
  symlinkSync(join(base, 'twin'), join(root, 'sub'));
  expect(await codeOf(folder.open('sub/b.bin'))).toBe('CHANGED');
});

test('refuses a file that is gone or was written since it was listed', async () => {
  utimesSync(join(root, 'sub', 'b.bin'), 1, 1);
  const folder = await openFolder(root);
  await folder.list();
  rmSync(join(root, 'a.bin'));
  writeFileSync(join(root, 'sub', 'b.bin'), 'World!');
  expect(await codeOf(folder.open('a.bin'))).toBe('NOT_FOUND');
  expect(await codeOf(folder.open('sub/b.bin'))).toBe('CHANGED');
});

test.for([
  ['grows', (path: string) => appendFileSync(path, '!')],
  ['shrinks', (path: string) => writeFileSync(path, 'x')],
  ['is touched', (path: string) => utimesSync(path, 1, 1)],
] as const)('notices while reading that a file %s', async ([, change]) => {
  const folder = await openFolder(root);
  await using file = await folder.open('a.bin');
  expect(await file.read(0, 2)).toHaveLength(2);
  change(join(root, 'a.bin'));
  expect(await codeOf(file.read(0, 5))).toBe('CHANGED');
});

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
  for (const name of names) writeFileSync(join(root, name), name);
  const folder = await openFolder(root);
  const listed = (await folder.list()).map(({ path }) => path);
  expect(listed).toEqual([...names, 'a.bin', 'sub/b.bin'].toSorted((a, b) => (a < b ? -1 : 1)));
  for (const name of names) {
    await using file = await folder.open(name);
    expect(Buffer.from(await file.read(0, 2000)).toString()).toBe(name);
  }
  expect((await hashFolder(folder)).size).toBe(names.length + 2);
});

test('reports a name that is not UTF-8, escaped, and apart from one that looks like the escape', async () => {
  const raw = Buffer.concat([
    Buffer.from(`${root}/weights`),
    Buffer.from([0xff]),
    Buffer.from('\n.bin'),
  ]);
  writeFileSync(raw, 'x');
  writeFileSync(join(root, 'weights%FF%0A.bin'), 'y');
  const folder = await openFolder(root);
  const entries = await entriesOf(folder);
  expect(entries.get('weights%FF%0A.bin')).toMatchObject({ kind: 'file' });
  expect(entries.get('weights%FF%0A.bin~')).toMatchObject({
    kind: 'unreadable',
    reason: 'its name is not UTF-8',
  });
  expect(await codeOf(folder.open('weights%FF%0A.bin~'))).toBe('UNREADABLE');
});

test('escapes hostile names in its messages', async () => {
  const folder = await openFolder(root);
  const name = '\u001b]0;owned\u0007';
  await expect(folder.open(name)).rejects.toThrow(escapeForDisplay(name));
});

test('gives up beyond maxEntries, counting folders', async () => {
  expect(await (await openFolder(root, { maxEntries: 3 })).list()).toHaveLength(2);
  const folder = await openFolder(root, { maxEntries: 2 });
  await expect(folder.list()).rejects.toMatchObject({
    code: 'TOO_MANY',
    details: { maxEntries: 2 },
  });
  expect(await codeOf(folder.open('a.bin'))).toBe('TOO_MANY');
});

test('reports what is too deep instead of leaving it out', async () => {
  mkdirSync(join(root, 'sub', 'c', 'd'), { recursive: true });
  writeFileSync(join(root, 'sub', 'c', 'd', 'hidden.bin'), 'x');
  const folder = await openFolder(root, { maxDepth: 2 });
  expect((await entriesOf(folder)).get('sub/c/d')).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringContaining('deep'),
  });
  expect(await codeOf(folder.open('sub/c/d/hidden.bin'))).toBe('NOT_FOUND');
});

test('walks 200 folders inside each other no deeper than 64 by default', async () => {
  execFileSync('sh', ['-c', 'i=0; while [ $i -lt 200 ]; do mkdir d && cd d; i=$((i+1)); done'], {
    cwd: root,
  });
  const entries = await (await openFolder(root)).list();
  expect(entries.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
  execFileSync('rm', ['-rf', join(root, 'd')]);
});

test('lists 20,000 files and opens the last', async () => {
  mkdirSync(join(root, 'many'));
  for (let i = 0; i < 20_000; i += 1) writeFileSync(join(root, 'many', `${i}.txt`), '');
  const folder = await openFolder(root);
  expect(await folder.list()).toHaveLength(20_002);
  await using file = await folder.open('many/9999.txt');
  expect(file.sizeBytes).toBe(0);
  expect((await hashFolder(folder)).size).toBe(20_002);
});

test('takes the listing once, so that one report is about one state', async () => {
  const folder = await openFolder(root);
  const before = await folder.list();
  writeFileSync(join(root, 'new'), 'x');
  expect(await folder.list()).toBe(before);
  expect(await codeOf(folder.open('new'))).toBe('NOT_FOUND');
});

test('a listing that was aborted is taken anew, also for one who only waited with it', async () => {
  const folder = await openFolder(root);
  const controller = new AbortController();
  const first = folder.list({ signal: controller.signal });
  const second = folder.list();
  controller.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect(await second).toHaveLength(2);
  await expect(folder.list({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
});

test('refuses what is not a folder, and limits that are none', async () => {
  expect(await codeOf(openFolder(join(root, 'a.bin')))).toBe('NOT_A_FILE');
  expect(await codeOf(openFolder(join(root, 'missing')))).toBe('NOT_FOUND');
  expect(await codeOf(openFolder(join(root, 'a.bin', 'x')))).toBe('NOT_FOUND');
  for (const bad of [0, -1, 1.5, Number.NaN]) {
    await expect(openFolder(root, { maxEntries: bad })).rejects.toThrow(RangeError);
    await expect(openFolder(root, { maxDepth: bad })).rejects.toThrow(RangeError);
  }
});

test('opens a root that is named through a link', async () => {
  symlinkSync(root, join(base, 'alias'));
  await using file = await (await openFolder(join(base, 'alias'))).open('a.bin');
  expect(file.sizeBytes).toBe(5);
});

test('reports files and folders that the operating system will not let it read', async () => {
  writeFileSync(join(root, 'locked.bin'), 'x');
  mkdirSync(join(root, 'closed'));
  chmodSync(join(root, 'locked.bin'), 0);
  chmodSync(join(root, 'closed'), 0);
  chmodSync(base, 0o755);
  const entries = await asOrdinaryUser(async () => entriesOf(await openFolder(root)));
  chmodSync(join(root, 'closed'), 0o700);
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

/** Runs as nobody where the tests run as root, for whom every file is readable. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
