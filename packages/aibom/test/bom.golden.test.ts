import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import type { FolderSource, JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { fromSpec16 } from '../src/cyclonedx/spec-1-6.ts';
import { describeModel, toCycloneDx } from '../src/index.ts';
import { validateBom } from '../src/validate.ts';
import { bomText, OPTIONS } from './bom-text.ts';
import { folderOf, fullModel } from './fixture.ts';

test.for([
  ['1.7', 'full-model.cdx.json'],
  ['1.6', 'full-model-1.6.cdx.json'],
] as const)(
  'writes the %s BOM of a model with every kind of source',
  async ([specVersion, file]) => {
    const text = await bomText(undefined, { ...OPTIONS, specVersion });
    expect(await validateBom(JSON.parse(text))).toEqual({
      valid: true,
      consistent: true,
      errors: [],
    });
    const stock = new Validation.JsonStrictValidator(
      Spec.Version[`v${specVersion.replace('.', 'dot')}` as 'v1dot7'],
    );
    expect(await stock.validate(text)).toBeNull();
    expect(await bomText(undefined, { ...OPTIONS, specVersion })).toBe(text);
    await expect(text).toMatchFileSnapshot(`golden/${file}`);
  },
);

test('1.6 says everything that 1.7 says', async () => {
  const [newer, older] = await Promise.all(
    (['1.7', '1.6'] as const).map(
      async (specVersion) =>
        JSON.parse(await bomText(undefined, { ...OPTIONS, specVersion })) as JsonObject,
    ),
  );
  const { serialNumber, ...raised } = fromSpec16(older ?? {});
  expect(serialNumber).not.toBe(newer?.['serialNumber']);
  expect({ ...raised, serialNumber: newer?.['serialNumber'] }).toEqual(newer);
});

test('refuses to write any other version', async () => {
  await expect(bomText(undefined, { specVersion: '1.5' })).rejects.toThrow(RangeError);
});

test('writes the model card, pedigree, data and formulation to the text, not only to memory', async () => {
  const bom = JSON.parse(await bomText()) as Record<string, unknown>;
  expect(bom).toMatchObject({
    metadata: {
      component: {
        type: 'machine-learning-model',
        modelCard: {
          modelParameters: {
            approach: { type: 'supervised' },
            task: 'text-classification',
            architectureFamily: 'tiny',
            modelArchitecture: 'TinyForSequenceClassification',
            datasets: [{ ref: 'data:example/reviews' }],
          },
          considerations: { technicalLimitations: ['Knows English only.'] },
        },
        pedigree: { ancestors: [{ name: 'example/base', purl: 'pkg:huggingface/example/base' }] },
      },
    },
    formulation: [
      {
        workflows: [
          {
            steps: [{ name: 'split' }, { commands: [{ executed: 'node train.ts --epochs 3' }] }],
            inputs: [
              { resource: { ref: 'data:example/reviews' } },
              { resource: { ref: 'base-model:example/base' } },
              { resource: { externalReference: { type: 'vcs' } } },
              { parameters: [{ name: 'epochs', value: '3', dataType: 'number' }, {}, {}] },
            ],
            timeStart: '2026-11-01T08:00:00Z',
            runtimeTopology: [
              { ref: 'runtime:debian', dependsOn: ['library:node'] },
              { ref: 'runtime:trainer-7', dependsOn: ['runtime:debian'] },
            ],
          },
        ],
      },
    ],
  });
});

test('data states how sensitive it is and who is responsible for it', async () => {
  const { components } = JSON.parse(await bomText()) as { components: { type: string }[] };
  expect(components.find(({ type }) => type === 'data')).toMatchObject({
    data: [
      {
        contents: { url: 'https://example.org/reviews', properties: [{ value: '22' }] },
        classification: 'public',
        sensitiveData: ['names of reviewers'],
        governance: {
          custodians: [{ contact: { name: 'Grace' } }],
          stewards: [{ contact: { name: 'Ada', email: 'ada@example.org' } }],
          owners: [{ organization: { name: 'Example Ltd' } }],
        },
      },
    ],
    components: [
      { type: 'file', name: 'reviews-0.csv', hashes: [{}] },
      { type: 'file', name: 'reviews-1.csv', hashes: [{}] },
    ],
  });
});

test('every claim is declared with its evidence, and cited', async () => {
  const bom = JSON.parse(await bomText()) as {
    declarations: { claims: { predicate: string; evidence: string[] }[] };
    citations: { pointers: string[] }[];
    metadata: { component: { properties: { name: string }[] } };
  };
  const { claims } = bom.declarations;
  expect(claims.find(({ predicate }) => predicate === 'model.licence: "mit"')).toMatchObject({
    target: 'target:model',
    reasoning: 'declared: README.md#/license',
    evidence: ['evidence:declared:README.md#/license'],
  });
  const cited = new Set(bom.citations.flatMap(({ pointers }) => pointers));
  const properties = bom.metadata.component.properties.entries();
  for (const [i, { name }] of properties) {
    if (name.startsWith('weighbridge:claim:'))
      expect(cited).toContain(`/metadata/component/properties/${i}`);
  }
});

test('every citation points to an existing member and an existing component', async () => {
  const bom = JSON.parse(await bomText()) as {
    citations: { pointers: string[]; attributedTo: string }[];
  };
  expect(bom.citations.length).toBeGreaterThan(10);
  for (const { pointers } of bom.citations) {
    for (const pointer of pointers)
      expect([pointer, resolve(bom, pointer)]).not.toEqual([pointer, undefined]);
  }
});

test('a second run with another listing order gives the same bytes', async () => {
  const folder = folderOf(fullModel());
  const backwards: FolderSource = {
    ...folder,
    list: async () => (await folder.list()).toReversed(),
  };
  const text = await bomText();
  expect(await bomText(folder)).toBe(text);
  expect(await bomText(backwards)).toBe(text);
});

test('the serial number changes with the content, and only then', async () => {
  const serial = async (files: ReturnType<typeof fullModel>) =>
    toCycloneDx(await describeModel(folderOf(files)), OPTIONS).serialNumber;
  const [a, b, c] = [
    await serial(fullModel()),
    await serial(fullModel()),
    await serial({ ...fullModel(), 'x.txt': 'x' }),
  ];
  expect(a).toBe(b);
  expect(a).not.toBe(c);
  expect(a).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('a BOM without a time has no timestamp, and no citations, which need one', async () => {
  const bom = JSON.parse(await bomText(undefined, { tool: OPTIONS.tool })) as Record<
    string,
    unknown
  >;
  expect(bom).not.toHaveProperty('metadata.timestamp');
  expect(bom).not.toHaveProperty('citations');
  expect(await validateBom(bom)).toMatchObject({ valid: true, consistent: true });
});

function resolve(document: unknown, pointer: string): unknown {
  const tokens = pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return tokens.reduce<unknown>(
    (value, token) => (value as Record<string, unknown> | undefined)?.[token],
    document,
  );
}
