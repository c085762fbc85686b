import { sha256Digest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import {
  FILES,
  folderOf,
  NOW,
  said,
  signed,
  text,
  weighFiles,
} from '../../test/support/signed-models.ts';
import type { Files } from '../../test/support/signed-models.ts';
import { weigh } from '../weigh.ts';

/** The model with its bill of materials, as a release is before it is signed. */
async function withBom(): Promise<Files> {
  const { bom } = await weigh(folderOf(FILES), { now: NOW });
  return { ...FILES, 'bom.cdx.json': text(bom) };
}

const bomOf = async (files: Files): Promise<string> => said(await weighFiles(files), 'WB-BOM-1');

test('a shipped bill of materials is bound to the files that it lists', async () => {
  expect(await bomOf(await withBom())).toBe('pass evidence-supports');
  expect(await bomOf({ ...(await withBom()), 'added.json': text('{}') })).toBe(
    'fail evidence-adverse',
  );
});

test('signing the model afterwards, and writing statements about it, breaks nothing', async () => {
  const files = await signed(await withBom());
  const vsa = text('{"dsseEnvelope":{}}\n');
  expect(await bomOf({ ...files, 'attestations/vsa.json': vsa })).toBe('pass evidence-supports');
  const posing = { ...files, 'attestations/vsa.json': text('{"auto_map":{}}\n') };
  expect(await bomOf(posing)).toBe('fail evidence-adverse');
});

test('a file that only has the name of a signature or a statement counts as not listed', async () => {
  const files = await withBom();
  expect(await bomOf({ ...files, 'model.sig': text('weights') })).toBe('fail evidence-adverse');
  expect(await bomOf({ ...files, 'attestations/a.bin': text('x') })).toBe('fail evidence-adverse');
  expect(await bomOf({ ...files, 'sub/model.sig': (await signed())['model.sig'] })).toBe(
    'fail evidence-adverse',
  );
});

const claimsOf = async (files: Files): Promise<string> => said(await weighFiles(files), 'WB-BOM-2');

test('claims are counted by how they are known: checked ones suffice, and no claims leave the question open', async () => {
  expect(await claimsOf(FILES)).toBe('pass evidence-supports');
  expect(await claimsOf(await withBom())).toBe('pass evidence-supports');
  const foreign = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [
      { type: 'machine-learning-model', name: 'tiny', version: '1' },
      ...Object.entries(FILES).map(([name, bytes]) => ({
        type: 'file',
        name,
        hashes: [{ alg: 'SHA-256', content: sha256Digest(bytes).slice('sha256:'.length) }],
      })),
    ],
  };
  expect(await claimsOf({ ...FILES, 'bom.cdx.json': text(JSON.stringify(foreign)) })).toBe(
    'unknown evidence-inconclusive',
  );
});
