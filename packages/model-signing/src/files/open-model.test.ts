import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useScratch } from '../../test/support/scratch-model.ts';
import { openModel } from './open-model.ts';

const scratch = useScratch();

test('opens a folder with everything below it', async () => {
  const model = await openModel(scratch.write({ 'a.bin': 'a', 'b/c.bin': 'c' }));
  expect(model.singleFile).toBeUndefined();
  expect((await model.list()).map(({ path }) => path)).toEqual(['a.bin', 'b/c.bin']);
});

test('opens only one file, and nothing next to it', async () => {
  const root = scratch.write({ 'a.bin': 'abc', 'b.bin': 'b' });
  const model = await openModel(join(root, 'a.bin'));
  expect(model).toMatchObject({ name: 'a.bin', singleFile: true });
  expect(await model.list()).toEqual([{ path: 'a.bin', kind: 'file', sizeBytes: 3 }]);
  await using file = await model.open('a.bin');
  expect(new TextDecoder().decode(await file.read(0, 9))).toBe('abc');
  for (const other of ['b.bin', '../model/b.bin', '']) {
    await expect(model.open(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(model.locate(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('follows a link that the caller names, and keeps the caller’s name for the file', async () => {
  const root = scratch.write({ 'blobs/0a1b': 'abc' });
  symlinkSync('blobs/0a1b', join(root, 'model.safetensors'));
  const model = await openModel(join(root, 'model.safetensors'));
  expect(await model.list()).toEqual([{ path: 'model.safetensors', kind: 'file', sizeBytes: 3 }]);
});

test('MODEL_UNREADABLE: a missing model, or a FIFO, without hanging', async () => {
  execFileSync('mkfifo', [join(scratch.root, 'fifo')]);
  symlinkSync('nowhere', join(scratch.root, 'dangling'));
  for (const [path, reason] of [
    ['none', 'NOT_FOUND'],
    ['none/below', 'NOT_FOUND'],
    ['dangling', 'NOT_FOUND'],
    ['fifo', 'NOT_A_FILE'],
  ] as const) {
    await expect(openModel(join(scratch.root, path))).rejects.toMatchObject({
      code: 'MODEL_UNREADABLE',
      stage: 'files',
      details: { reason },
    });
  }
  await expect(openModel('/dev/null')).rejects.toMatchObject({ code: 'MODEL_UNREADABLE' });
});
