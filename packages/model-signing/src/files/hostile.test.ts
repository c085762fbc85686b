import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { propertyRuns } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { useScratch } from '../../test/support/scratch-model.ts';
import type { SignedManifest } from '../signed-manifest.ts';
import { compareModel } from './compare-model.ts';
import { digestModel } from './digest-model.ts';
import { openModel } from './open-model.ts';
import type { OpenModel } from './open-model.ts';

const scratch = useScratch();
const MIB = 1024 * 1024;

/** A model of one small file and a large one of zeros, and its list. */
async function signed(): Promise<{ root: string; manifest: SignedManifest }> {
  const root = scratch.write({ 'a.bin': 'aaaa', 'd/big.bin': '' });
  truncateSync(join(root, 'd/big.bin'), 70 * MIB);
  const { manifest } = await digestModel(root);
  return { root, manifest };
}

/** What an attacker does after the model was listed and before it is read. */
const SWAPS: Readonly<Record<string, (root: string) => void>> = {
  'a file swapped for a link to another file': (root) => {
    renameSync(join(root, 'a.bin'), join(root, '..', 'a.bin'));
    symlinkSync('../a.bin', join(root, 'a.bin'));
  },
  'a file swapped for a FIFO': (root) => {
    rmSync(join(root, 'a.bin'));
    execFileSync('mkfifo', [join(root, 'a.bin')]);
  },
  'a file swapped for a folder': (root) => {
    rmSync(join(root, 'a.bin'));
    mkdirSync(join(root, 'a.bin'));
  },
  'a file swapped for another of equal bytes': (root) => {
    writeFileSync(join(root, 'new'), 'aaaa');
    renameSync(join(root, 'new'), join(root, 'a.bin'));
  },
  'a file removed': (root) => rmSync(join(root, 'a.bin')),
  'a file written to': (root) => writeFileSync(join(root, 'a.bin'), 'bbbb'),
  'a file appended to': (root) => appendFileSync(join(root, 'a.bin'), 'x'),
  'a folder swapped for a link to its twin': (root) => {
    renameSync(join(root, 'd'), join(root, '..', 'd'));
    symlinkSync('../d', join(root, 'd'));
  },
};

test.for(Object.entries(SWAPS))(
  'FILE_CHANGED or SPECIAL_FILE: %s after listing',
  async ([, swap]) => {
    const { root, manifest } = await signed();
    utimesSync(join(root, 'a.bin'), 1, 1);
    const model = await openModel(root);
    await model.list();
    swap(root);
    const error: unknown = await compareModel(manifest, model).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ModelSigningError', stage: 'files' });
    expect(['FILE_CHANGED', 'SPECIAL_FILE']).toContain((error as { code: string }).code);
  },
);

test('FILE_CHANGED: a file written to while its shards are hashed on threads', async () => {
  const root = scratch.write({ 'big.bin': '' });
  truncateSync(join(root, 'big.bin'), 400 * MIB);
  let writes = 0;
  const digesting = digestModel(root, {
    method: 'shards',
    shardBytes: 100 * MIB,
    concurrency: 2,
    onProgress: ({ doneBytes }) => {
      if (doneBytes === 0 || writes > 0) return;
      writes += 1;
      utimesSync(join(root, 'big.bin'), 5, 5);
    },
  });
  await expect(digesting).rejects.toMatchObject({
    code: 'FILE_CHANGED',
    details: { path: 'big.bin' },
  });
  expect(writes).toBe(1);
});

test('a file that cannot be read any more is no reason to pair it as renamed', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa', 'b.bin': 'bbbb' });
  const { manifest } = await digestModel(root);
  renameSync(join(root, 'a.bin'), join(root, 'c.bin'));
  const model = await openModel(root);
  await model.list();
  writeFileSync(join(root, 'c.bin'), 'cccc');
  await expect(compareModel(manifest, model)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  const { name, list, open } = model;
  expect(await compareModel(manifest, { name, list, open })).toMatchObject({
    verified: ['b.bin'],
    missing: ['a.bin'],
    renamed: [],
  });
});

test('a source that lies about its sizes is not believed', async () => {
  const { manifest } = await digestModel(scratch.write({ 'a.bin': 'aaaaaaaa' }), {
    method: 'shards',
    shardBytes: 4,
  });
  const honest: OpenModel = await openModel(scratch.root);
  const { locate: _locate, ...reads } = honest;
  for (const sizeBytes of [0, 4, 7, 9, 1e15]) {
    const lying = {
      ...reads,
      list: async () => [{ path: 'a.bin', kind: 'file', sizeBytes }] as const,
    };
    const coverage = await compareModel(manifest, lying);
    expect(coverage).toMatchObject({ verified: [], mismatched: ['a.bin'] });
  }
});

test('device files are never opened', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa' });
  const { manifest } = await digestModel(root);
  makeDevice(join(root, 'zero'));
  await expect(compareModel(manifest, root)).rejects.toMatchObject({ code: 'SPECIAL_FILE' });
  await expect(openModel('/dev/zero')).rejects.toMatchObject({ code: 'MODEL_UNREADABLE' });
});

/** A device that never ends to be read; only root makes one, so a FIFO for others. */
function makeDevice(path: string): void {
  try {
    execFileSync('mknod', [path, 'c', '1', '5'], { stdio: 'ignore' });
  } catch {
    execFileSync('mkfifo', [path]);
  }
}

/** `WEIGHBRIDGE_LONG=4` makes it more than a hundred thousand. */
const MANY = propertyRuns({ short: 10_000, long: 30_000 });

test(`handles ${MANY} files`, async () => {
  const root = scratch.root;
  for (let i = 0; i < MANY; i += 1) {
    if (i % 1000 === 0) mkdirSync(join(root, `d${i / 1000}`));
    writeFileSync(join(root, `d${Math.floor(i / 1000)}`, `${i}`), `${i}`);
  }
  const { manifest } = await digestModel(root);
  expect(manifest.resources).toHaveLength(MANY);
  writeFileSync(join(root, 'd7/7777'), 'x');
  rmSync(join(root, 'd8/8888'));
  writeFileSync(join(root, 'new'), '8888');
  const coverage = await compareModel(manifest, root);
  expect(coverage.verified).toHaveLength(MANY - 2);
  expect(coverage).toMatchObject({
    mismatched: ['d7/7777'],
    missing: ['d8/8888'],
    unsignedPresent: [{ path: 'new' }],
    renamed: [{ from: 'd8/8888', to: 'new' }],
  });
});
