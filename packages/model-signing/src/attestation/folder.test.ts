import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryFolder } from '@weighbridge/core';
import { openFolder } from '@weighbridge/core/node';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isAttestationPath, readAttestations } from './folder.ts';
import { writeAttestation } from './write-attestation.ts';

let folder: string;
const made: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestations-'));
  made.push(folder);
});
afterAll(() => Promise.all(made.map((each) => rm(each, { recursive: true, force: true }))));

test('what is written into a model’s folder is read again', async () => {
  expect(await writeAttestation(folder, '{}\n', 'posture.json')).toBe('attestations/posture.json');
  const { files, skipped } = await readAttestations(await openFolder(folder));
  expect(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['attestations/posture.json', '{}\n'],
  ]);
  expect(skipped).toEqual([]);
});

test('a file is replaced only on request, and as a whole', async () => {
  await writeAttestation(folder, 'old', 'a.json');
  await expect(writeAttestation(folder, 'new', 'a.json')).rejects.toMatchObject({
    code: 'ATTESTATION_FILE',
  });
  await writeAttestation(folder, 'new', 'a.json', { replace: true });
  expect(await readFile(join(folder, 'attestations', 'a.json'), 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'attestations'))).toEqual(['a.json']);
});

test('nothing is written through a link', async () => {
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  await symlink(elsewhere, join(folder, 'attestations'));
  await expect(writeAttestation(folder, 'x', 'a.json')).rejects.toMatchObject({
    code: 'ATTESTATION_FILE',
  });
  await rm(join(folder, 'attestations'));
  await mkdir(join(folder, 'attestations'));
  await writeFile(join(elsewhere, 'a.json'), 'kept');
  await symlink(join(elsewhere, 'a.json'), join(folder, 'attestations', 'a.json'));
  await expect(writeAttestation(folder, 'x', 'a.json', { replace: true })).rejects.toMatchObject({
    code: 'ATTESTATION_FILE',
  });
  expect(await readFile(join(elsewhere, 'a.json'), 'utf8')).toBe('kept');
});

test('a missing folder is an error with a code', async () => {
  await expect(writeAttestation(join(folder, 'none'), 'x', 'a.json')).rejects.toMatchObject({
    code: 'ATTESTATION_FILE',
  });
});

test.for([
  '../a.json',
  'A.json',
  'a.pkl',
  '.json',
  'a/b.json',
  'a.json\u0000',
  '',
  'x'.repeat(200),
])('the name %j is misuse', async (name) => {
  await expect(writeAttestation(folder, 'x', name)).rejects.toThrow(RangeError);
});

test('only plain JSON names at the top of attestations/ are attestations', () => {
  expect(isAttestationPath('attestations/posture-vsa.json')).toBe(true);
  for (const path of [
    'attestations/weights.pkl',
    'attestations/a/b.json',
    'attestations/Posture.json',
    'sub/attestations/a.json',
    'attestations',
    'Attestations/a.json',
  ]) {
    expect(isAttestationPath(path), path).toBe(false);
  }
});

test('what does not belong in the folder is named and not read', async () => {
  const bytes = new Uint8Array(10);
  const model = memoryFolder('m', {
    'attestations/a.json': bytes,
    'attestations/big.json': new Uint8Array(11),
    'attestations/evil.pkl': bytes,
    'config.json': bytes,
  });
  const { files, skipped } = await readAttestations(model, { maxFileBytes: 10 });
  expect(files.map(({ path }) => path)).toEqual(['attestations/a.json']);
  expect(skipped.map(({ path }) => path)).toEqual([
    'attestations/big.json',
    'attestations/evil.pkl',
  ]);
});

test.for([{ maxFiles: 1 }, { maxBytes: 19 }])('more than %j is refused', async (limit) => {
  const bytes = new Uint8Array(10);
  const model = memoryFolder('m', { 'attestations/a.json': bytes, 'attestations/b.json': bytes });
  await expect(readAttestations(model, limit)).rejects.toMatchObject({
    code: 'ATTESTATION_TOO_LARGE',
  });
});
