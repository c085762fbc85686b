import {
  appendFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useModelFolder } from '../../test/model-folder.ts';
import { openFolder } from './folder.ts';

const model = useModelFolder();

test('a second look at an unchanged folder finds nothing', async () => {
  const folder = await openFolder(model.root);
  expect(await folder.changedPaths()).toEqual([]);
  const source = await folder.open('a.bin');
  await source.read(0, 1);
  await source[Symbol.asyncDispose]();
  expect(await folder.changedPaths()).toEqual([]);
});

test.for([
  ['added', (root: string) => writeFileSync(join(root, 'new.py'), 'x'), ['new.py']],
  ['removed', (root: string) => rmSync(join(root, 'a.bin')), ['a.bin']],
  ['written', (root: string) => appendFileSync(join(root, 'a.bin'), 'x'), ['a.bin']],
  [
    'written with the same length and time',
    (root: string) => {
      writeFileSync(join(root, 'a.bin'), 'HELLO');
      utimesSync(join(root, 'a.bin'), 1, 1);
    },
    ['a.bin'],
  ],
  [
    'renamed',
    (root: string) => renameSync(join(root, 'a.bin'), join(root, 'z.bin')),
    ['a.bin', 'z.bin'],
  ],
  ['joined by a link', (root: string) => symlinkSync('a.bin', join(root, 'link')), ['link']],
] as const)('a file that was %s since the listing is named', async ([, change, expected]) => {
  const folder = await openFolder(model.root);
  await folder.list();
  change(model.root);
  expect(await folder.changedPaths()).toEqual(expected);
});
