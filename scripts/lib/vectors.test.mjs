import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { vectorsEnvironment } from './vectors.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'case'), 'abc');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const digest = async () => (await vectorsEnvironment(folder, '/')).WEIGHBRIDGE_VECTORS_DIGEST;

test('the digest changes with a byte, with a name and with a new file', async () => {
  const digests = [await digest()];
  writeFileSync(join(folder, 'deep', 'case'), 'abd');
  digests.push(await digest());
  writeFileSync(join(folder, 'other'), '');
  digests.push(await digest());
  rmSync(join(folder, 'other'));
  writeFileSync(join(folder, 'another'), '');
  digests.push(await digest());
  expect(new Set(digests).size).toBe(4);
  rmSync(join(folder, 'another'));
  writeFileSync(join(folder, 'deep', 'case'), 'abc');
  expect(await digest()).toBe(digests[0]);
});

test('a relative name starts where the command was typed', async () => {
  const { WEIGHBRIDGE_VECTORS } = await vectorsEnvironment(basename(folder), dirname(folder));
  expect(WEIGHBRIDGE_VECTORS).toBe(folder);
});

test('refuses a missing folder, but not an unset or empty name', async () => {
  await expect(vectorsEnvironment('gone', folder)).rejects.toThrow(
    'WEIGHBRIDGE_VECTORS names gone, which is not a folder',
  );
  expect(await vectorsEnvironment(undefined, folder)).toEqual({});
  expect(await vectorsEnvironment('', folder)).toEqual({});
});
