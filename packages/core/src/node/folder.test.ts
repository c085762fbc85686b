import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder } from './folder.ts';

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

test('lists files in path order and reads ranges of them', async () => {
  const folder = await openFolder(root);
  expect(folder.name).toBe('model');
  expect(await folder.list()).toEqual([
    { path: 'a.bin', kind: 'file', sizeBytes: 5 },
    { path: 'sub/b.bin', kind: 'file', sizeBytes: 6 },
  ]);
  await using file = await folder.open('sub/b.bin');
  expect(Buffer.from(await file.read(1, 3)).toString()).toBe('orl');
  expect(Buffer.from(await file.read(4, 1000)).toString()).toBe('d!');
  expect((await file.read(1000, 1)).byteLength).toBe(0);
});

test('opens a link inside the root as its target and refuses one that leads out', async () => {
  writeFileSync(join(base, 'secret'), 'key');
  symlinkSync('../a.bin', join(root, 'sub', 'in'));
  symlinkSync('../secret', join(root, 'out'));
  const folder = await openFolder(root);
  const entries = new Map((await folder.list()).map((entry) => [entry.path, entry]));
  expect(entries.get('sub/in')).toEqual({
    path: 'sub/in',
    kind: 'file',
    sizeBytes: 5,
    target: 'a.bin',
  });
  expect(entries.get('out')).toMatchObject({
    kind: 'symlink',
    sizeBytes: 0,
    reason: expect.stringContaining('allowedRoots'),
  });
  await expect(folder.open('out')).rejects.toMatchObject({ code: 'OUTSIDE_ROOT' });
});
