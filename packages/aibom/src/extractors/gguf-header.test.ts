import { sha256Digest } from '@weighbridge/core';
import type { GgufValue } from '@weighbridge/model-formats';
import { writeGguf } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { bytes, folderOf } from '../../test/fixture.ts';
import { claimsOf } from '../claims.ts';
import { describeModel } from '../describe.ts';
import { toCycloneDx } from '../to-cyclonedx.ts';

const text = (value: string): GgufValue => ({ type: 'string', value });
const uint32 = (value: number): GgufValue => ({ type: 'uint32', value });
const TEMPLATE = '{{ messages }}';
const METADATA: Readonly<Record<string, GgufValue>> = {
  'general.architecture': text('llama'),
  'general.name': text('Tiny Llama'),
  'general.organization': text('Example'),
  'general.license': text('apache-2.0'),
  'general.file_type': uint32(7),
  'general.base_model.count': uint32(2),
  'general.base_model.0.name': text('Base One'),
  'general.base_model.0.repo_url': text('https://huggingface.co/example/base-one'),
  'general.base_model.0.version': text('v2'),
  'general.base_model.1.name': text('Other'),
  'general.dataset.count': uint32(1),
  'general.dataset.0.name': text('corpus'),
  'general.tags': { list: 'string', values: ['chat'] },
  'llama.context_length': uint32(4_096),
  'llama.embedding_length': uint32(32),
  'tokenizer.ggml.tokens': { list: 'string', values: ['a', 'b'] },
  'tokenizer.chat_template': text(TEMPLATE),
};
const embedding = {
  name: 'token_embd.weight',
  dtype: 'Q8_0',
  shape: [2, 32],
  data: new Uint8Array(68),
};
const model = (more: Readonly<Record<string, GgufValue>> = {}): Uint8Array =>
  writeGguf([embedding], { ...METADATA, ...more });

async function describe(files: Parameters<typeof folderOf>[0]) {
  return describeModel(folderOf({ 'model.gguf': model(), ...files }));
}

test('the metadata of a GGUF file becomes claims with the offsets of the values', async () => {
  const description = await describe({});
  const value = (field: string): unknown => claimsOf(description, field)[0]?.value;
  expect(description.name).toBe('Tiny Llama');
  expect(value('model.architectureFamily')).toBe('llama');
  expect(value('model.contextLength')).toBe(4_096);
  expect(value('model.hiddenSize')).toBe(32);
  expect(value('model.vocabularySize')).toBe(2);
  expect(value('model.parameters')).toBe(64);
  expect(value('model.parametersByDtype')).toEqual({ Q8_0: 64 });
  expect(value('model.quantisation')).toEqual({ method: 'gguf', type: 'Q8_0' });
  expect(value('model.producer')).toBe('Example');
  expect([value('model.input'), value('model.output')]).toEqual(['text', 'text']);
  expect(claimsOf(description, 'model.baseModel').map((claim) => claim.value)).toEqual([
    { name: 'example/base-one', revision: 'v2' },
    { name: 'Other' },
  ]);
  expect(value('data.dataset')).toEqual({ name: 'corpus' });
  const [licence] = claimsOf(description, 'model.licence');
  expect(licence).toMatchObject({ value: 'apache-2.0', tier: 'declared' });
  const [path, offset] = licence?.locator.split('@') ?? [];
  expect(path).toBe('model.gguf');
  const file = model();
  const at = Number(offset) + 8;
  expect(new TextDecoder().decode(file.subarray(at, at + 10))).toBe('apache-2.0');
});

test('a chat template in a header is identified by its digest, measured', async () => {
  const [claim] = claimsOf(await describe({}), 'tokenizer.chatTemplate');
  const digest = sha256Digest(bytes(TEMPLATE));
  expect(claim).toMatchObject({
    value: { name: 'default', digest, sizeBytes: TEMPLATE.length },
    tier: 'measured',
  });
});

test('a licence called other is identified by its name', async () => {
  const description = await describe({
    'model.gguf': model({
      'general.license': text('other'),
      'general.license.name': text('llama3'),
    }),
  });
  expect(claimsOf(description, 'model.licence').map(({ value }) => value)).toEqual(['llama3']);
});

test('a plain file type is not a quantisation', async () => {
  const description = await describe({ 'model.gguf': model({ 'general.file_type': uint32(1) }) });
  expect(claimsOf(description, 'model.quantisation')).toEqual([]);
});

test('a malformed file makes no claims', async () => {
  const description = await describe({ 'model.gguf': model().slice(0, -40) });
  expect(claimsOf(description, 'model.architectureFamily')).toEqual([]);
  expect(description.files[0]).toMatchObject({ format: 'gguf', wellFormed: false });
});

test('the bill of materials has the licence, architecture and parents from the header', async () => {
  const bom = toCycloneDx(await describe({}), { specVersion: '1.7' });
  const json = JSON.stringify(bom);
  for (const part of [
    'Apache-2.0',
    'llama',
    'pkg:huggingface/example/base-one',
    sha256Digest(bytes(TEMPLATE)),
  ])
    expect(json).toContain(part);
});

test.for<[string, Record<string, string | object | Uint8Array>, string]>([
  ['a card with another licence', { 'README.md': '---\nlicense: mit\n---\n' }, 'licence'],
  ['a card with another parent', { 'README.md': '---\nbase_model: a/b\n---\n' }, 'base model'],
  [
    'a configuration with another context length',
    { 'config.json': { max_position_embeddings: 2_048 } },
    'context length',
  ],
  [
    'more tokens than embedding rows',
    {
      'model.gguf': model({ 'tokenizer.ggml.tokens': { list: 'string', values: ['a', 'b', 'c'] } }),
    },
    'tokens',
  ],
])('finds %s', async ([, files, what]) => {
  const { findings } = await describe(files);
  const found = findings.filter(({ ruleId }) => ruleId === 'bom/contradiction');
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain(what);
});

test('a card that says the same is not a contradiction', async () => {
  const card = '---\nlicense: apache-2.0\nbase_model: example/Base-One\n---\n';
  const { findings } = await describe({ 'README.md': card });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['code/chat-template']);
});

test.for([
  [{ 'general.architecture': text('nomic-bert') }, 'text', 'vector'],
  [{ 'llama.pooling_type': uint32(3) }, 'text', 'vector'],
  [{ 'general.type': text('mmproj') }, undefined, undefined],
] as const)('infers inputs and outputs from the header: %j', async ([more, input, output]) => {
  const description = await describe({ 'model.gguf': model(more) });
  expect(claimsOf(description, 'model.input')[0]?.value).toBe(input);
  expect(claimsOf(description, 'model.output')[0]?.value).toBe(output);
});
