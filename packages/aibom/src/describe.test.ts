import { SourceError } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { MIT_TEXT } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { FULL_CARD, folderOf, fullModel, weights } from '../test/fixture.ts';
import { bestClaim, claimsOf, claimTotals } from './claims.ts';
import { describeModel } from './describe.ts';
import { toCycloneDx } from './to-cyclonedx.ts';
import { validateBom } from './validate.ts';

const describeFiles = (files: Parameters<typeof folderOf>[0], name?: string) =>
  describeModel(folderOf(files, name));
const ruleIds = (description: Awaited<ReturnType<typeof describeModel>>) =>
  description.findings.map((finding) => `${finding.ruleId} ${finding.level}`);

test('measures what the bytes say, declares what the texts say', async () => {
  const description = await describeFiles(fullModel());
  expect(bestClaim(description, 'model.parameters')).toEqual({
    field: 'model.parameters',
    value: 40,
    tier: 'measured',
    locator: 'model.safetensors@8',
  });
  expect(bestClaim(description, 'model.architecture')).toEqual({
    field: 'model.architecture',
    value: 'TinyForSequenceClassification',
    tier: 'declared',
    locator: 'config.json#/architectures',
  });
  expect(claimTotals(description)).toMatchObject({ verified: 0, none: 0 });
  expect(description.findings.filter((finding) => finding.level === 'error')).toEqual([]);
});

test('orders bytes before configuration before card', async () => {
  const description = await describeFiles(fullModel());
  expect(
    claimsOf(description, 'model.licence').map(({ tier, locator }) => [tier, locator]),
  ).toEqual([
    ['measured', 'LICENSE@0'],
    ['declared', 'README.md#/license'],
  ]);
  expect(claimsOf(description, 'model.task').map(({ locator }) => locator)).toEqual([
    'training.json#/task',
    'README.md#/pipeline_tag',
  ]);
});

test('an empty folder is a description without claims and a valid BOM', async () => {
  const description = await describeFiles({});
  expect(description).toMatchObject({ name: 'tiny-model', files: [], claims: [], findings: [] });
  expect(await validateBom(toCycloneDx(description))).toMatchObject({
    valid: true,
    consistent: true,
  });
});

test('a truncated weight file is a finding, and nothing is measured from it', async () => {
  const cut = weights({ a: [2, 2] }).subarray(0, 20);
  const description = await describeFiles({ 'model.safetensors': cut });
  expect(description.files[0]).toMatchObject({ format: 'safetensors', wellFormed: false });
  expect(description.findings.length).toBeGreaterThan(0);
  expect(bestClaim(description, 'model.parameters')).toBeUndefined();
});

test('shards are one set of weights, files that nothing names are strays', async () => {
  const description = await describeFiles({
    'model-00001-of-00002.safetensors': weights({ a: [2, 3] }),
    'model-00002-of-00002.safetensors': weights({ b: [4] }),
    'small.safetensors': weights({ a: [2] }),
  });
  expect(bestClaim(description, 'model.parameters')?.value).toBe(10);
  const [stray, ...others] = description.components;
  expect(stray).toMatchObject({ name: 'small.safetensors', role: 'stray' });
  expect(stray?.claims).toContainEqual({
    field: 'model.parameters',
    value: 2,
    tier: 'measured',
    locator: 'small.safetensors@8',
  });
  expect(others).toEqual([]);
});

test.for([
  ['auto_map in config.json', 'config.json', { auto_map: { AutoModel: 'modeling.Tiny' } }],
  [
    'auto_map with another repository',
    'config.json',
    { auto_map: { AutoModel: 'other/repo--modeling.Tiny' } },
  ],
  [
    'auto_map of a tokenizer',
    'tokenizer_config.json',
    { auto_map: { AutoTokenizer: ['tok.Slow', null] } },
  ],
  ['custom pipelines', 'config.json', { custom_pipelines: { mine: { impl: 'pipe.Mine' } } }],
  ['trust_remote_code', 'config.json', { trust_remote_code: true }],
  ['trust_remote_code as text', 'config.json', { trust_remote_code: 'True' }],
] as const)('%s is a finding, since loading it runs code', async ([, path, config]) => {
  const description = await describeFiles({ [path]: config });
  expect(ruleIds(description)).toContain('code/remote-code error');
});

test.for([
  ['no map', {}],
  ['an empty map', { auto_map: {} }],
  ['trust that is refused', { trust_remote_code: false }],
] as const)('%s does not ask for code', async ([, config]) => {
  expect(ruleIds(await describeFiles({ 'config.json': config }))).not.toContain(
    'code/remote-code error',
  );
});

test.for([
  ['not JSON', '{"a": 1, b'],
  ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
] as const)('a configuration that is %s is a finding, not an error', async ([, content]) => {
  const description = await describeFiles({ 'config.json': content });
  expect(ruleIds(description)).toContain('bom/malformed-text warning');
});

test('reports that a text over the limit is not read', async () => {
  const description = await describeModel(folderOf({ 'README.md': 'x'.repeat(2_000) }), {
    limits: { maxTextBytes: 1_000 },
  });
  expect(description.findings.map((finding) => finding.message)).toContain(
    'README.md has 2000 bytes; texts over 1000 bytes are not read.',
  );
});

test.for([0, -1, 1.5, Number.NaN])('refuses %s as a limit', async (maxTextBytes) => {
  await expect(describeModel(folderOf({}), { limits: { maxTextBytes } })).rejects.toThrow(
    RangeError,
  );
});

test('a file that cannot be opened is skipped with its reason', async () => {
  const folder = folderOf({ 'a.txt': 'a', 'config.json': { model_type: 'x' } });
  const broken: FolderSource = {
    ...folder,
    open: (path) =>
      path === 'a.txt'
        ? Promise.reject(new SourceError('UNREADABLE', 'permission denied'))
        : folder.open(path),
  };
  const description = await describeModel(broken);
  expect(description.skipped).toEqual([
    { path: 'a.txt', kind: 'unreadable', reason: 'permission denied' },
  ]);
  expect(description.files.map((file) => file.path)).toEqual(['config.json']);
});

test('stops when it is aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(describeModel(folderOf(fullModel()), { signal })).rejects.toThrow('enough');
});

test('reports progress', async () => {
  const seen: number[] = [];
  await describeModel(folderOf(fullModel()), {
    onProgress: (progress) => seen.push(progress.doneFiles),
  });
  expect(seen).toEqual(Array.from({ length: 8 }, (_, i) => i + 1));
});

test('reads only the header of a large weight file', async () => {
  const description = await describeFiles({ 'model.safetensors': weights({ a: [1024, 1024] }) });
  expect(description.readBytes).toBeLessThan(300_000);
});

test('names a model in a Hugging Face cache by its folder, as inferred', async () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const path = `/cache/models--Acme--Tiny-7B/snapshots/${commit}`;
  const description = await describeModel({ ...folderOf({}, commit), path } as FolderSource);
  expect(description.name).toBe('Tiny-7B');
  expect(toCycloneDx(description)).toMatchObject({
    metadata: { component: { version: commit, purl: `pkg:huggingface/Acme/Tiny-7B@${commit}` } },
  });
  expect(new Set(description.claims.map((claim) => claim.tier))).toEqual(new Set(['inferred']));
});

test('a card with broken YAML keeps its prose and reports what is wrong', async () => {
  const description = await describeFiles({
    'README.md': FULL_CARD.replace('license: mit', 'license: [mit'),
  });
  expect(ruleIds(description)).toContain('bom/unread-member warning');
  expect(claimsOf(description, 'model.licenceProblem')).toHaveLength(1);
  expect(claimsOf(description, 'model.licence')).toEqual([]);
  expect(bestClaim(description, 'model.limitation')?.value).toBe('Knows English only.');
});

test('licence texts are identified by their words', async () => {
  const description = await describeFiles({
    'LICENSE.txt': MIT_TEXT.replaceAll('\n', '\r\n').toUpperCase(),
  });
  expect(claimsOf(description, 'model.licence')).toEqual([
    { field: 'model.licence', value: 'MIT', tier: 'measured', locator: 'LICENSE.txt@0' },
  ]);
});
