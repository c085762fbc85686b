import { SourceError } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FULL_CARD, folderOf, fullModel, MIT_TEXT, weights } from '../test/fixture.ts';
import { bestClaim, claimsOf, claimTotals } from './claims.ts';
import { describeModel } from './describe.ts';
import { serializeBom, toCycloneDx } from './to-cyclonedx.ts';
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

test('puts bytes before configuration before card', async () => {
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

test('a weight file that is cut off is a finding, and nothing is measured from it', async () => {
  const cut = weights({ a: [2, 2] }).subarray(0, 20);
  const description = await describeFiles({ 'model.safetensors': cut });
  expect(description.files[0]).toMatchObject({ format: 'safetensors', wellFormed: false });
  expect(description.findings.length).toBeGreaterThan(0);
  expect(bestClaim(description, 'model.parameters')).toBeUndefined();
});

test('shards are one set of weights, other files are variants', async () => {
  const description = await describeFiles({
    'model-00001-of-00002.safetensors': weights({ a: [2, 3] }),
    'model-00002-of-00002.safetensors': weights({ b: [4] }),
    'small.safetensors': weights({ a: [2] }),
  });
  expect(bestClaim(description, 'model.parameters')?.value).toBe(10);
  expect(claimsOf(description, 'variant.parameters').map(({ value }) => value)).toEqual([
    { path: 'small.safetensors', parameters: 2 },
  ]);
});

test.for([
  ['auto_map in config.json', 'config.json', { auto_map: { AutoModel: 'modeling.Tiny' } }],
  [
    'auto_map of another repository',
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
] as const)('%s asks for no code', async ([, config]) => {
  expect(ruleIds(await describeFiles({ 'config.json': config }))).not.toContain(
    'code/remote-code error',
  );
});

test.for([
  ['not JSON', '{"a": 1,}'],
  ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
] as const)('a configuration that is %s is a finding, not an error', async ([, content]) => {
  const description = await describeFiles({ 'config.json': content });
  expect(ruleIds(description)).toContain('bom/malformed-text warning');
});

test('a text over the limit is not read, and says so', async () => {
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

test('stops when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(describeModel(folderOf(fullModel()), { signal })).rejects.toThrow('enough');
});

test('tells how far it is', async () => {
  const seen: number[] = [];
  await describeModel(folderOf(fullModel()), {
    onProgress: (progress) => seen.push(progress.doneFiles),
  });
  expect(seen).toEqual(Array.from({ length: 8 }, (_, i) => i + 1));
});

test('reads no more of a large weight file than its header', async () => {
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

const HOSTILE = [
  '\u001b]0;owned\u0007\u001b[2J',
  '<script>alert(1)</script>',
  '\u202egpj.exe',
  'javascript:alert(1)',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'a'.repeat(100_000),
  '\ud800',
  '\u0000',
];

test.for(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))(
  'keeps %s as data in a valid BOM without control characters',
  async ([, text]) => {
    const quoted = JSON.stringify(text);
    const card = `---\nlicense: ${quoted}\nlicense_link: ${quoted}\nbase_model: ${quoted}\ndatasets: [${quoted}]\nlibrary_name: ${quoted}\npipeline_tag: ${quoted}\ntags: [${quoted}]\n---\n# ${text}\n\n${text}\n`;
    const record = {
      schema: 'https://weighbridge.dev/training/v1',
      model: text,
      version: text,
      producer: text,
      datasets: [{ name: text, source: text, digest: text, version: text }],
      hyperparameters: { [text]: text },
    };
    const config = { architectures: [text], model_type: text, transformers_version: text };
    const files = { 'README.md': card, 'training.json': record, 'config.json': config };
    const bom = serializeBom(toCycloneDx(await describeFiles(files)));
    expect(await validateBom(JSON.parse(bom))).toMatchObject({ valid: true, consistent: true });
    expect(bom).not.toMatch(/\\u00[01]/);
    expect(bom.isWellFormed()).toBe(true);
    expect(bom).not.toMatch(/"url": "(?!https?:)/);
  },
);

test('no configuration, card or record makes it throw, and the BOM is always valid', async () => {
  const keys = [
    'architectures',
    'model_type',
    'auto_map',
    'chat_template',
    'datasets',
    'schema',
    'batches',
    'name',
    'digest',
    'metrics',
    'license',
    'base_model',
    'model-index',
    'co2_eq_emissions',
    'text_config',
    'quantization_config',
    '__proto__',
    'toString',
  ];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        'https://weighbridge.dev/training/v1',
        'mit',
        'pkg:npm/a@1',
        '',
        'supervised',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.double(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4 }),
    ),
  }));
  const names = [
    'config.json',
    'tokenizer_config.json',
    'generation_config.json',
    'adapter_config.json',
    'training.json',
    'trainer_state.json',
    'training_args.json',
  ];
  const files = fc.dictionary(
    fc.constantFrom(...names),
    fc.dictionary(fc.constantFrom(...keys), value),
  );
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.option(fc.dictionary(fc.constantFrom(...keys), value)),
      async (configs, card) => {
        const text =
          card === null ? {} : { 'README.md': `---\n${JSON.stringify(card)}\n---\ntext` };
        const description = await describeFiles({ ...configs, ...text });
        const bom: unknown = JSON.parse(
          serializeBom(toCycloneDx(description, { timestamp: new Date(0) })),
        );
        const { valid, consistent, errors } = await validateBom(bom);
        expect({ valid, consistent, errors }).toEqual({
          valid: true,
          consistent: true,
          errors: [],
        });
      },
    ),
    { numRuns: propertyRuns({ short: 200, long: 5_000 }) },
  );
});

test('a card of broken YAML keeps the words and says what is wrong', async () => {
  const description = await describeFiles({
    'README.md': FULL_CARD.replace('license: mit', 'license: [mit'),
  });
  expect(ruleIds(description)).toContain('bom/malformed-text warning');
  expect(bestClaim(description, 'model.limitation')?.value).toBe('Knows English only.');
});

test('licence texts are told by their words', async () => {
  const description = await describeFiles({
    'LICENSE.txt': MIT_TEXT.replaceAll('\n', '\r\n').toUpperCase(),
  });
  expect(claimsOf(description, 'model.licence')).toEqual([
    { field: 'model.licence', value: 'MIT', tier: 'measured', locator: 'LICENSE.txt@0' },
  ]);
});
