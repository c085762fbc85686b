import { sha256Digest } from '@weighbridge/core';
import type { Finding } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { weigh } from '../src/index.ts';
import type { Weighing } from '../src/index.ts';
import { FILES, folderOf, NOW, said, text } from './support/signed-models.ts';
import type { Files } from './support/signed-models.ts';

const cyclonedx = (parts: object): Uint8Array =>
  text(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...parts }));
const hashed = (name: string, of: string = name) => ({
  type: 'file',
  name,
  hashes: [
    { alg: 'SHA-256', content: sha256Digest(FILES[of] ?? text(of)).slice('sha256:'.length) },
  ],
});
const all = Object.keys(FILES).map((name) => hashed(name));
const weighFiles = (more: Files): Promise<Weighing> =>
  weigh(folderOf({ ...FILES, ...more }), { now: NOW });
const told = ({ findings }: Weighing): readonly Finding[] =>
  findings.filter(({ ruleId }) => ruleId === 'bom/other-bill');

const ONE = { type: 'machine-learning-model', name: 'm', version: '1' };
const SERVICE = { type: 'application', name: 'service', version: '1' };
const LIBRARY = { type: 'library', name: 'numpy', version: '2.3.0', purl: 'pkg:pypi/numpy@2.3.0' };
const SPDX = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', packages: [] };

test.for<readonly [string, string, Uint8Array, string]>([
  [
    'of another tool without files',
    'aibom.cdx.json',
    cyclonedx({ metadata: { component: ONE } }),
    'CycloneDX 1.6 bill of materials of the machine-learning-model m; it lists 0 components and no file',
  ],
  [
    'of software',
    'bom.cdx.json',
    cyclonedx({ metadata: { component: SERVICE }, components: [LIBRARY] }),
    'of the application service; it lists 1 component and no file with a SHA-256 hash',
  ],
  [
    'of software with files of its own',
    'bom.json',
    cyclonedx({ components: [hashed('lib/x.so')] }),
    'lists 1 component and 1 file with a SHA-256 hash, 0 of them here',
  ],
  [
    'that breaks the schema and lists nothing here',
    'bom.cdx.json',
    cyclonedx({ components: [{ type: 'thing' }] }),
    'no file with a SHA-256 hash',
  ],
  [
    'of another model with files of the same names',
    'base.cdx.json',
    cyclonedx({
      metadata: { component: { ...ONE, name: 'base' } },
      components: [hashed('config.json', 'other'), hashed('model.safetensors', 'another')],
    }),
    '2 files with a SHA-256 hash, 0 of them here',
  ],
  [
    'with hashes of only some files',
    'part.cdx.json',
    cyclonedx({ components: [hashed('model.safetensors')] }),
    '1 file with a SHA-256 hash, 1 of them here',
  ],
  [
    'in CycloneDX XML',
    'bom.xml',
    text('<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"/>\n'),
    'bom.xml is CycloneDX 1.6 XML, which is not compared with the files.',
  ],
  ['in SPDX JSON', 'sbom.spdx.json', text(JSON.stringify(SPDX)), 'SPDX 2.3 JSON'],
  ['in SPDX JSON that is named bom.json', 'bom.json', text(JSON.stringify(SPDX)), 'SPDX 2.3 JSON'],
  [
    'in SPDX tag-value',
    'model.spdx',
    text('SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n'),
    'SPDX 2.3 tag-value',
  ],
  [
    'in SPDX 3',
    'x.spdx3.json',
    text('{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}'),
    'SPDX 3 JSON-LD',
  ],
  [
    'by Syft',
    'x.syft.json',
    text('{"artifacts":[],"source":{},"descriptor":{"name":"syft","version":"1"}}'),
    'Syft JSON',
  ],
])(
  'a bill of materials %s is named, and does not change the gate',
  async ([, path, bytes, what]) => {
    const [without, weighing] = [await weighFiles({}), await weighFiles({ [path]: bytes })];
    expect(told(weighing).map(({ message }) => message)).toEqual([expect.stringContaining(what)]);
    expect(told(weighing)).toMatchObject([{ level: 'note', locations: [{ path }] }]);
    expect(said(weighing, 'WB-BOM-1')).toBe(said(without, 'WB-BOM-1'));
    expect(said(weighing, 'WB-BOM-2')).toBe(said(without, 'WB-BOM-2'));
  },
);

test.for<readonly [string, Uint8Array]>([
  [
    'names other bytes for one of the files',
    cyclonedx({
      components: [hashed('config.json'), hashed('model.safetensors', 'other')],
    }),
  ],
  ['names a file that does not exist', cyclonedx({ components: [...all, hashed('gone.bin')] })],
  [
    'names the model, and other bytes for everything it lists',
    cyclonedx({
      metadata: { component: { ...ONE, name: 'tiny' } },
      components: [hashed('model.safetensors', 'other')],
    }),
  ],
  [
    'says that it is complete, and leaves a file out',
    cyclonedx({
      components: all.slice(1),
      compositions: [{ aggregate: 'complete' }],
    }),
  ],
  ['is no JSON', text('{"bomFormat": "CycloneDX", ')],
])('one that claims these bytes and %s fails', async ([, bytes]) => {
  const weighing = await weighFiles({ 'bom.cdx.json': bytes });
  expect(said(weighing, 'WB-BOM-1')).toMatch(/^fail /);
  // A second bill does not change that.
  const [, other] = ['x', cyclonedx({ metadata: { component: SERVICE } })] as const;
  const both = await weighFiles({ 'their.cdx.json': bytes, 'bom.cdx.json': other });
  expect(said(both, 'WB-BOM-1')).toMatch(/^fail /);
});

test('another tool’s bill that lists every file correctly counts as shipped', async () => {
  const weighing = await weighFiles({ 'bom.cdx.json': cyclonedx({ components: all }) });
  const [item] = weighing.evidence.filter(({ type }) => type === 'bom/cyclonedx');
  expect(item?.payload).toMatchObject({ origin: 'shipped', bound: true });
  expect(said(weighing, 'WB-BOM-1')).toBe('pass evidence-supports');
});
