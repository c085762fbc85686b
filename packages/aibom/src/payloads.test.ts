import { sha256Digest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { bytes, folderOf, fullModel } from '../test/fixture.ts';
import { describeModel } from './describe.ts';
import { fields, missingFields, missingFromBom } from './fields.ts';
import { describeBom, describeLicences } from './payloads.ts';
import { serializeBom, toCycloneDx } from './to-cyclonedx.ts';

async function fullDescription() {
  const files = fullModel();
  const digests = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      sha256Digest(content instanceof Uint8Array ? content : bytes(content)),
    ]),
  );
  return describeModel(folderOf(files), { digests });
}

test('a generated BOM is bound to the bytes that it was made from', async () => {
  const description = await fullDescription();
  const json = toCycloneDx(description, { timestamp: new Date(0), author: { name: 'Example' } });
  const text = serializeBom(json);
  const { payload, findings } = describeBom(description, {
    text,
    json,
    valid: true,
    origin: 'generated',
  });
  expect(findings).toEqual([]);
  expect(payload).toMatchObject({
    specVersion: '1.7',
    serialNumber: json.serialNumber,
    bomDigest: sha256Digest(bytes(text)),
    valid: true,
    bound: true,
    origin: 'generated',
    claims: { verified: 0, none: 0 },
    missing: ['G7AI-SP-04'],
  });
  expect(payload.claims.measured).toBeGreaterThan(5);
});

test('what a shipped BOM says counts as declared, whatever the bytes are', async () => {
  const description = await fullDescription();
  const json = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [{ type: 'file', name: 'x' }],
  };
  const shipped = {
    text: JSON.stringify(json),
    json,
    valid: true,
    origin: 'shipped',
    path: 'bom.cdx.json',
  } as const;
  const { payload, findings } = describeBom(description, shipped);
  expect(payload).toMatchObject({
    bound: false,
    origin: 'shipped',
    serialNumber: '',
    components: 1,
    claims: { verified: 0, measured: 0, declared: 1, inferred: 0 },
  });
  expect(findings.map((finding) => finding.ruleId)).toContain('bom/file-missing');
});

test('a BOM that is not an object has nothing', async () => {
  const description = await describeModel(folderOf({}));
  const bom = { text: '', json: null, valid: false, origin: 'shipped' } as const;
  const { payload } = describeBom(description, bom);
  expect(payload).toMatchObject({ specVersion: '', components: 0, bound: null, valid: false });
  expect(payload.missing).toEqual(fields.map((field) => field.id));
});

test('licences are listed as SPDX names them, each place once', async () => {
  expect(describeLicences(await fullDescription())).toEqual({
    licences: [
      { expression: 'MIT', tier: 'measured', locator: 'LICENSE@0' },
      { expression: 'MIT', tier: 'declared', locator: 'README.md#/license' },
    ],
  });
  expect(describeLicences({ claims: [] })).toEqual({ licences: [] });
});

test('what a description lacks, its BOM lacks', async () => {
  for (const description of [await fullDescription(), await describeModel(folderOf({}))]) {
    const fromBom = missingFromBom(toCycloneDx(description));
    for (const id of missingFields(description)) expect(fromBom).toContain(id);
  }
  expect(missingFields(await fullDescription())).toEqual([]);
});

test('every field has its own id', () => {
  expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
});
