import { execFileSync } from 'node:child_process';
import { MIT_TEXT } from '@weighbridge/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import { folderOf } from '../test/fixture.ts';
import { uuidV5 } from './cyclonedx/uuid.ts';
import { describeModel } from './describe.ts';
import { toCycloneDx } from './to-cyclonedx.ts';
import type { CycloneDxOptions } from './to-cyclonedx.ts';

const bomOf = async (files: Parameters<typeof folderOf>[0], options?: CycloneDxOptions) =>
  toCycloneDx(await describeModel(folderOf(files)), options);

afterEach(() => vi.unstubAllEnvs());

test('takes its time from the caller, or else from SOURCE_DATE_EPOCH, but never from the clock', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
  expect(await bomOf({})).toMatchObject({ metadata: { timestamp: '2023-11-14T22:13:20.000Z' } });
  expect(await bomOf({}, { timestamp: new Date(0) })).toMatchObject({
    metadata: { timestamp: '1970-01-01T00:00:00.000Z' },
  });
  vi.stubEnv('SOURCE_DATE_EPOCH', '');
  expect(await bomOf({})).not.toHaveProperty('metadata.timestamp');
});

test.for(['yesterday', '-1', '1.5', '9'.repeat(20), '0x10', ' 1'])(
  'refuses %j as SOURCE_DATE_EPOCH',
  async (value) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', value);
    await expect(bomOf({})).rejects.toMatchObject({ code: 'BAD_TIMESTAMP' });
  },
);

test('refuses an invalid date', async () => {
  await expect(bomOf({}, { timestamp: new Date(Number.NaN) })).rejects.toMatchObject({
    code: 'BAD_TIMESTAMP',
  });
});

test('names this package and its version as the tool', async () => {
  expect(await bomOf({})).toMatchObject({
    metadata: {
      tools: {
        components: [
          { name: '@weighbridge/aibom', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
        ],
      },
    },
  });
});

test('the model depends on every other component, and every component is in the graph once', async () => {
  const bom = (await bomOf({
    'a.txt': 'a',
    'config.json': { transformers_version: '5.0.0' },
    'README.md': '---\ndatasets: [d1, d2]\nbase_model: acme/base\n---\n',
  })) as unknown as {
    components: { 'bom-ref': string }[];
    dependencies: { ref: string; dependsOn?: string[] }[];
  };
  const refs = bom.components.map((component) => component['bom-ref']);
  expect(refs).toEqual([
    'file:README.md',
    'file:a.txt',
    'file:config.json',
    'data:d1',
    'data:d2',
    'base-model:acme/base',
    'library:transformers',
  ]);
  expect(bom.dependencies.find(({ ref }) => ref === 'model')?.dependsOn?.toSorted()).toEqual(
    refs.toSorted(),
  );
  expect(bom.dependencies.map(({ ref }) => ref).toSorted()).toEqual(['model', ...refs].toSorted());
});

test('an adapter marks its base as provided from outside', async () => {
  const bom = await bomOf({
    'adapter_config.json': { base_model_name_or_path: 'acme/base', revision: 'v1' },
  });
  expect(bom.components).toContainEqual({
    type: 'machine-learning-model',
    name: 'acme/base',
    version: 'v1',
    'bom-ref': 'base-model:acme/base',
    purl: 'pkg:huggingface/acme/base@v1',
    isExternal: true,
  });
});

test('licences that are not SPDX ids are written as names, never as ids', async () => {
  const bom = await bomOf({ 'README.md': '---\nlicense: llama3.2\n---\n' });
  expect(bom).toMatchObject({
    metadata: {
      component: {
        licenses: [{ license: { name: 'LicenseRef-llama3.2', acknowledgement: 'declared' } }],
      },
    },
  });
});

test('keeps an expression together with an id that was concluded from a text', async () => {
  const bom = await bomOf({
    'README.md': '---\nlicense: MIT OR Apache-2.0\n---\n',
    LICENSE: MIT_TEXT,
  });
  expect(bom).toMatchObject({
    metadata: {
      component: {
        licenses: [
          { license: { id: 'MIT', acknowledgement: 'concluded' } },
          { expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' },
        ],
      },
    },
  });
});

test('converts grams in a card to tonnes in the BOM', async () => {
  const bom = await bomOf({ 'README.md': '---\nco2_eq_emissions: 2500\n---\n' });
  expect(bom).toMatchObject({
    metadata: {
      component: {
        modelCard: {
          considerations: {
            environmentalConsiderations: {
              properties: [{ name: 'weighbridge:co2CostEquivalent:tCO2eq', value: '0.0025' }],
            },
          },
        },
      },
    },
  });
});

test('the example of RFC 9562 for version 5', () => {
  expect(uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('the entry point loads no validator, YAML parser or CycloneDX library', () => {
  const script = `import { createRequire } from 'node:module';
    await import('@weighbridge/aibom');
    const heavy = /node_modules.(ajv|yaml|@cyclonedx|packageurl-js|spdx-)/;
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache).filter((path) => heavy.test(path))));`;
  const arguments_ = ['--conditions=@weighbridge/source', '--input-type=module', '-e', script];
  const cwd = new URL('..', import.meta.url);
  expect(JSON.parse(execFileSync(process.execPath, arguments_, { cwd, encoding: 'utf8' }))).toEqual(
    [],
  );
});
