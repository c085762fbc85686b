import { sha256Digest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { bytes, folderOf, weights } from '../../test/fixture.ts';
import { claimsOf } from '../claims.ts';
import { describeModel } from '../describe.ts';
import { ruleSet } from '../rules.ts';
import { extractors } from './index.ts';

const claims = async (files: Parameters<typeof folderOf>[0], field: string) =>
  claimsOf(await describeModel(folderOf(files)), field).map(({ value, tier, locator }) => [
    value,
    tier,
    locator,
  ]);

test('every extractor has its own id and cites the documentation of its source', () => {
  expect(new Set(extractors.map(({ id }) => id)).size).toBe(extractors.length);
  for (const { citations, title } of extractors) {
    expect(title).not.toBe('');
    expect(citations.length).toBeGreaterThan(0);
  }
});

test('every rule has its own id in one of our families, a citation and a remediation', () => {
  const { rules } = ruleSet;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.id).toMatch(/^(bom|licence|code)\/[a-z]+(-[a-z]+)*$/);
    expect(rule.citations.length).toBeGreaterThan(0);
    expect(rule.remediation).not.toBe('');
  }
});

test.each([
  ['encoders and decoders', { encoder_layers: 6, encoder_attention_heads: 8 }, [6, 8]],
  ['T5', { num_layers: 6, num_heads: 8 }, [6, 8]],
  ['state-space models, whose heads are not attention heads', { num_heads: 8, state_size: 16 }, []],
])('layers and heads of %s', async (_family, config, expected) => {
  const found = [
    ...(await claims({ 'config.json': config }, 'model.layers')),
    ...(await claims({ 'config.json': config }, 'model.attentionHeads')),
  ];
  expect(found.map(([value]) => value)).toEqual(expected);
});

test('finds sizes under the names that model families use, including those in text_config', async () => {
  const gpt2 = { n_embd: 768, n_layer: 12, n_positions: 1024 };
  expect(await claims({ 'config.json': gpt2 }, 'model.hiddenSize')).toEqual([
    [768, 'declared', 'config.json#/n_embd'],
  ]);
  const vision = { text_config: { hidden_size: 4096 } };
  expect(await claims({ 'config.json': vision }, 'model.hiddenSize')).toEqual([
    [4096, 'declared', 'config.json#/text_config/hidden_size'],
  ]);
});

test('identifies a chat template by its digest, wherever it is', async () => {
  const template = '{% for m in messages %}{{ m }}{% endfor %}';
  const digest = sha256Digest(bytes(template));
  const sizeBytes = template.length;
  const named = {
    chat_template: [{ name: 'tool_use', template }, { name: 'default', template }, 7],
  };
  expect(await claims({ 'tokenizer_config.json': named }, 'tokenizer.chatTemplate')).toEqual([
    [
      { name: 'tool_use', digest, sizeBytes },
      'measured',
      'tokenizer_config.json#/chat_template/0/template',
    ],
    [
      { name: 'default', digest, sizeBytes },
      'measured',
      'tokenizer_config.json#/chat_template/1/template',
    ],
  ]);
  expect(await claims({ 'chat_template.jinja': template }, 'tokenizer.chatTemplate')).toEqual([
    [{ name: 'default', digest, sizeBytes }, 'measured', 'chat_template.jinja'],
  ]);
  const more = {
    'additional_chat_templates/rag.jinja': template,
    'processor_config.json': { chat_template: template },
  };
  expect(await claims(more, 'tokenizer.chatTemplate')).toEqual([
    [{ name: 'rag', digest, sizeBytes }, 'measured', 'additional_chat_templates/rag.jinja'],
    [{ name: 'processor', digest, sizeBytes }, 'measured', 'processor_config.json#/chat_template'],
  ]);
});

test('a length that means "no limit" is not a length', async () => {
  const config = (model_max_length: number) => ({ 'tokenizer_config.json': { model_max_length } });
  expect(await claims(config(512), 'tokenizer.maxLength')).toHaveLength(1);
  expect(await claims(config(1e30), 'tokenizer.maxLength')).toEqual([]);
});

test('license: other means the licence in license_name', async () => {
  const card = '---\nlicense: other\nlicense_name: acme-terms\n---\n';
  expect(await claims({ 'README.md': card }, 'model.licence')).toEqual([
    ['acme-terms', 'declared', 'README.md#/license_name'],
  ]);
});

test('no in a list of languages is Norwegian', async () => {
  const card = '---\nlanguage: [no]\n---\n';
  expect(await claims({ 'README.md': card }, 'model.language')).toEqual([
    ['no', 'declared', 'README.md#/language'],
  ]);
});

test('emissions can be given alone or with how they were estimated', async () => {
  expect(
    await claims({ 'README.md': '---\nco2_eq_emissions: 12\n---\n' }, 'model.emissions'),
  ).toEqual([[{ grams: 12 }, 'declared', 'README.md#/co2_eq_emissions']]);
});

test('headings inside code are not headings', async () => {
  const card = '# M\n\n```\n## Limitations\nfake\n```\n\n## Limitations\n\nreal\n';
  expect(await claims({ 'README.md': card }, 'model.limitation')).toEqual([
    ['real', 'declared', 'README.md:8'],
  ]);
});

test('the description is prose, not a badge', async () => {
  const card = '# M\n\n![badge](x.svg)\n<div>\n\nTells cats from dogs.\nQuickly.\n\nMore.\n';
  expect(await claims({ 'README.md': card }, 'model.description')).toEqual([
    ['Tells cats from dogs. Quickly.', 'declared', 'README.md:1'],
  ]);
});

test('a record of another schema is not a training record', async () => {
  const record = { schema: 'https://example.org/other', model: 'x' };
  expect(await claims({ 'training.json': record }, 'model.name')).toEqual([]);
});

test('a record may say that there is no base model', async () => {
  const record = { schema: 'https://weighbridge.dev/training/v1', baseModel: null };
  expect(await claims({ 'training.json': record }, 'model.baseModel')).toEqual([
    [null, 'declared', 'training.json#/baseModel'],
  ]);
});

test("the Trainer's own files say how long the training was", async () => {
  const files = { 'trainer_state.json': { epoch: 3, global_step: 100, log_history: [1] } };
  expect(await claims(files, 'training.state')).toEqual([
    [{ epoch: 3, global_step: 100 }, 'declared', 'trainer_state.json#'],
  ]);
});

test('free text in a header is declared, although it is in the bytes', async () => {
  const file = weights({ a: [1] }, { 'modelspec.license': 'MIT' });
  expect(await claims({ 'model.safetensors': file }, 'model.licence')).toEqual([
    ['MIT', 'declared', 'model.safetensors@8'],
  ]);
});
