import { sha256Digest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { bytes, folderOf } from '../test/fixture.ts';
import { findShippedBom, readShippedBom } from './shipped-bom.ts';

const BOM = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 };

test.for([
  [['a.cdx.json', 'bom.cdx.json', 'bom.json'], 'bom.cdx.json'],
  [['bom.json', 'z.cdx.json', 'a.cdx.json'], 'a.cdx.json'],
  [['bom.json', 'config.json'], 'bom.json'],
  [['sbom.json', 'a.cyclonedx.json'], 'a.cyclonedx.json'],
  [['sub/bom.cdx.json', 'x.json'], undefined],
] as const)('of %j it is %s', ([paths, expected]) => {
  expect(findShippedBom(paths)).toBe(expected);
});

test('is undefined when there is none', async () => {
  expect(await readShippedBom(folderOf({ 'config.json': {} }))).toBeUndefined();
});

test('keeps the exact text and its digest', async () => {
  const text = `\ufeff${JSON.stringify(BOM)}  `;
  expect(await readShippedBom(folderOf({ 'bom.cdx.json': text }))).toEqual({
    path: 'bom.cdx.json',
    json: BOM,
    text,
    digest: sha256Digest(bytes(text)),
    findings: [],
  });
});

test.for([
  ['JSON of another kind', '{"bomFormat": "SPDX"}'],
  ['a list', '[]'],
  ['not JSON', '<bom/>'],
  ['not text', new Uint8Array([0xff, 0xfe])],
] as const)('%s is a finding', async ([, content]) => {
  const shipped = await readShippedBom(folderOf({ 'bom.cdx.json': content }));
  expect(shipped).toMatchObject({
    json: null,
    findings: [{ ruleId: 'bom/malformed', level: 'error' }],
  });
});

test('a document that is too large is a finding and is not kept', async () => {
  const shipped = await readShippedBom(folderOf({ 'bom.cdx.json': BOM }), { maxBytes: 10 });
  expect(shipped).toMatchObject({ json: null, text: '', findings: [{ ruleId: 'bom/malformed' }] });
});
