import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allVerified as all, listedFile as file } from '../../test/support/coverage.ts';
import { useScratch } from '../../test/support/scratch-model.ts';
import { compareModel } from './compare-model.ts';
import { digestModel } from './digest-model.ts';

const scratch = useScratch();
const MODEL = { 'a.bin': 'aaaa', 'd/b.bin': 'bbbbbbbb', 'd/e.bin': '' } as const;

test('compares only what is requested, and still lists what is not signed', async () => {
  const root = scratch.write({ ...MODEL, 'dx.bin': 'x' });
  const { manifest } = await digestModel(root);
  scratch.write({ 'dx.bin': 'changed', 'new.py': 'n' });
  rmSync(join(root, 'd/e.bin'));
  const unsignedPresent = [file('new.py', 1)];
  expect(await compareModel(manifest, root, { only: ['a.bin'] })).toEqual(
    all(['a.bin'], { notChecked: ['d/b.bin', 'd/e.bin', 'dx.bin'], unsignedPresent }),
  );
  expect(await compareModel(manifest, root, { only: ['./d/', 'a.bin'] })).toEqual(
    all(['a.bin', 'd/b.bin'], { notChecked: ['dx.bin'], missing: ['d/e.bin'], unsignedPresent }),
  );
});

test('NOTHING_SELECTED: every requested path must be signed', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  scratch.write({ 'new.py': 'n' });
  for (const only of [
    [],
    ['new.py'],
    ['a.bin', 'new.py'],
    ['a.bi'],
    ['A.bin'],
    ['../model/a.bin'],
  ]) {
    await expect(compareModel(manifest, root, { only })).rejects.toMatchObject({
      code: 'NOTHING_SELECTED',
    });
  }
});

test('SYMLINK: links are judged by the list, and can also be forbidden', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa' });
  symlinkSync('a.bin', join(root, 'link.bin'));
  const { manifest } = await digestModel(root, { allowSymlinks: true });
  expect((await compareModel(manifest, root)).verified).toEqual(['a.bin', 'link.bin']);
  const forbidden = compareModel(manifest, root, { symlinks: 'forbid' });
  await expect(forbidden).rejects.toMatchObject({ code: 'SYMLINK', details: { path: 'link.bin' } });
  const strict = { ...manifest, allowSymlinks: false };
  await expect(compareModel(strict, root)).rejects.toMatchObject({ code: 'SYMLINK' });
  await expect(compareModel(strict, root, { ignoreUnsigned: true })).rejects.toMatchObject({
    code: 'SYMLINK',
  });
});

test('a signed file swapped for a link of equal bytes is refused', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa', 'logs/a.bin': 'aaaa' });
  const { manifest } = await digestModel(root, { ignorePaths: ['logs'] });
  rmSync(join(root, 'a.bin'));
  symlinkSync('logs/a.bin', join(root, 'a.bin'));
  for (const options of [{}, { ignoreUnsigned: true }, { ignorePaths: ['a.bin'] }]) {
    await expect(compareModel(manifest, root, options)).rejects.toMatchObject({ code: 'SYMLINK' });
  }
});

test('with unsigned files accepted, an unsigned link is listed instead', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa' });
  const { manifest } = await digestModel(root);
  symlinkSync('a.bin', join(root, 'link.bin'));
  expect(await compareModel(manifest, root, { ignoreUnsigned: true })).toEqual(
    all(['a.bin'], { unsignedPresent: [{ path: 'link.bin', sizeBytes: 4, kind: 'symlink' }] }),
  );
});
