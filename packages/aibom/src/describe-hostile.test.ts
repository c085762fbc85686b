import { sha256Digest } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf } from '../test/fixture.ts';
import { compareBomToFiles } from './compare-bom.ts';
import { describeModel } from './describe.ts';
import { serializeBom, toCycloneDx } from './to-cyclonedx.ts';
import { validateBom } from './validate.ts';

const describeFiles = (files: Parameters<typeof folderOf>[0]) => describeModel(folderOf(files));

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

test('never throws, whatever the configuration, card or record, and the BOM is always valid', async () => {
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

test('does not read JSON that would expand to more than a million values', async () => {
  const description = await describeFiles({ 'config.json': `[${'[],'.repeat(600_000)}1]` });
  expect(description.findings.map(({ message }) => message)).toContain(
    'config.json holds more than 1000000 values and is not read.',
  );
});

test('a file name that acts on terminals is bound exactly and harmless in the text', async () => {
  const name = 'a\u001b[2J\u202e\u009b31mgnp.bin';
  const bytes = new Uint8Array([1, 2, 3]);
  const digests = new Map([[name, sha256Digest(bytes)]]);
  const description = await describeModel(folderOf({ [name]: bytes }), { digests });
  const text = serializeBom(toCycloneDx(description));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(compareBomToFiles(JSON.parse(text), digests)).toEqual({ bound: true, findings: [] });
});
