import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeResult } from './atomic-write.ts';

let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'weighbridge-write-'));
  await mkdir(join(home, 'model'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

test('writes a temporary file and renames it: only the result is left', async () => {
  await writeResult(home, 'out.json', 'new');
  expect(await readFile(join(home, 'out.json'), 'utf8')).toBe('new');
  expect(await readdir(home)).toEqual(['model', 'out.json']);
});

test('replaces a file and keeps its permissions', async () => {
  const file = join(home, 'out.json');
  await writeFile(file, 'old');
  await chmod(file, 0o600);
  await writeResult(home, file, 'new');
  expect(await readFile(file, 'utf8')).toBe('new');
  expect((await lstat(file)).mode & 0o777).toBe(0o600);
});

test('follows a link to its target, and leaves the link', async () => {
  await writeFile(join(home, 'real.json'), 'old');
  await symlink('real.json', join(home, 'link.json'));
  await writeResult(home, 'link.json', 'new');
  expect(await readFile(join(home, 'real.json'), 'utf8')).toBe('new');
  expect(await readlink(join(home, 'link.json'))).toBe('real.json');
});

test('writes directly to a device, and never replaces it', async () => {
  await writeResult(home, '/dev/null', 'gone');
  expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
});

test.for(['model/out.json', './model/../model/out.json', 'way-in/out.json'])(
  'refuses %s, which is inside the model',
  async (file) => {
    await symlink('model', join(home, 'way-in'));
    await expect(writeResult(home, file, 'x', join(home, 'model'))).rejects.toMatchObject({
      code: 'BAD_USAGE',
    });
    expect(await readdir(join(home, 'model'))).toEqual([]);
  },
);

test('a folder whose name begins with two dots is not outside', async () => {
  await mkdir(join(home, 'model', '..data'));
  await expect(
    writeResult(home, 'model/..data/out', 'x', join(home, 'model')),
  ).rejects.toMatchObject({ code: 'BAD_USAGE' });
});

test('refuses a folder, and a file in a folder that does not exist', async () => {
  await expect(writeResult(home, 'model', 'x')).rejects.toMatchObject({ code: 'BAD_USAGE' });
  await expect(writeResult(home, 'no/such/out.json', 'x')).rejects.toMatchObject({
    code: 'UNWRITABLE',
  });
});
