import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageInfo } from './package-info.ts';

test('a package gets its name from its own manifest', () => {
  expect(packageInfo(import.meta.url)).toMatchObject({ name: '@weighbridge/core' });
});

test("each package has its own info, without the manifest's other members, and is read once", () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  mkdirSync(join(folder, 'dist'));
  const manifest = join(folder, 'package.json');
  writeFileSync(manifest, JSON.stringify({ name: 'other', version: '1.2.3', private: true }));
  const url = pathToFileURL(join(folder, 'dist', 'index.js')).href;
  const info = { name: 'other', version: '1.2.3' };
  expect(packageInfo(url)).toEqual(info);
  rmSync(folder, { recursive: true });
  expect(packageInfo(url)).toEqual(info);
});

test('a missing manifest is an error', () => {
  expect(() => packageInfo(pathToFileURL(join(tmpdir(), 'no-such', 'dist', 'a.js')).href)).toThrow(
    'ENOENT',
  );
});
