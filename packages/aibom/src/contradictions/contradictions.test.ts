import { sha256Digest } from '@weighbridge/core';
import { MIT_TEXT } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { bytes, folderOf, weights } from '../../test/fixture.ts';
import { describeModel } from '../describe.ts';

async function found(
  files: Parameters<typeof folderOf>[0],
  digests?: Parameters<typeof describeModel>[1],
) {
  const { findings } = await describeModel(folderOf(files), digests);
  return findings
    .filter((finding) => finding.ruleId.endsWith('/contradiction'))
    .map((finding) => [
      finding.ruleId,
      finding.level,
      finding.locations.map((place) => place.path),
    ]);
}

const card = (licence: string) => `---\nlicense: ${licence}\n---\n`;

test('a card that names a licence other than the verbatim text is an error', async () => {
  expect(await found({ 'README.md': card('apache-2.0'), LICENSE: MIT_TEXT })).toEqual([
    ['licence/contradiction', 'error', ['README.md', 'LICENSE']],
  ]);
});

test('a text that was identified only by its phrases is a warning', async () => {
  const text = MIT_TEXT.replace('any person', 'any natural person');
  expect(await found({ 'README.md': card('apache-2.0'), LICENSE: text })).toEqual([
    ['licence/contradiction', 'warning', ['README.md', 'LICENSE']],
  ]);
});

test.for([
  ['the same licence', 'mit', MIT_TEXT],
  ['one of two', '[apache-2.0, mit]', MIT_TEXT],
  ['an expression that contains it', 'MIT OR Apache-2.0', MIT_TEXT],
  ['a text that is not recognised', 'mit', 'Do what is right.'],
] as const)('%s is not a contradiction', async ([, licence, LICENSE]) => {
  expect(await found({ 'README.md': card(licence), LICENSE })).toEqual([]);
});

test('each source is compared on its own', async () => {
  const files = {
    'README.md': card('mit'),
    LICENSE: MIT_TEXT,
    'model.safetensors': weights({ a: [1] }, { 'modelspec.license': 'CC-BY-NC-4.0' }),
  };
  expect(await found(files)).toEqual([
    ['licence/contradiction', 'error', ['model.safetensors', 'LICENSE']],
  ]);
});

test('a declared type that no tensor has is a warning, unless the model is quantised', async () => {
  const files = {
    'config.json': { torch_dtype: 'bfloat16' },
    'model.safetensors': weights({ a: [2] }),
  };
  expect(await found(files)).toEqual([
    ['bom/contradiction', 'warning', ['config.json', 'model.safetensors']],
  ]);
  const quantised = {
    torch_dtype: 'bfloat16',
    quantization_config: { quant_method: 'gptq', bits: 4 },
  };
  expect(await found({ ...files, 'config.json': quantised })).toEqual([]);
  expect(await found({ ...files, 'config.json': { torch_dtype: 'torch.float32' } })).toEqual([]);
});

test('sizes that the token embedding does not have are warnings; padding is not', async () => {
  const model = { 'model.safetensors': weights({ 'model.embed_tokens.weight': [10, 4] }) };
  const config = (vocab_size: number, hidden_size: number) => ({
    'config.json': { vocab_size, hidden_size },
  });
  expect(await found({ ...model, ...config(10, 4) })).toEqual([]);
  expect(await found({ ...model, ...config(9, 4) })).toEqual([]);
  expect(await found({ ...model, ...config(11, 5) })).toHaveLength(2);
});

test.for([
  ['ELECTRA', { embedding_size: 4, hidden_size: 8 }],
  ['ALBERT', { model_type: 'albert', embedding_size: 4, hidden_size: 64 }],
  ['OPT', { model_type: 'opt', word_embed_proj_dim: 4, hidden_size: 8 }],
  ['RemBERT', { input_embedding_size: 4, hidden_size: 8 }],
  ['a part', { text_config: { embedding_size: 4, hidden_size: 8 } }],
] as const)('the embedding of %s has its own width', async ([, sizes]) => {
  const model = { 'model.safetensors': weights({ 'model.embed_tokens.weight': [10, 4] }) };
  expect(await found({ ...model, 'config.json': sizes })).toEqual([]);
  const other = { 'model.safetensors': weights({ 'model.embed_tokens.weight': [10, 5] }) };
  expect(await found({ ...other, 'config.json': sizes })).toHaveLength(1);
});

test('a width that the library fills in by model type is not a contradiction', async () => {
  const albert = (width: number) => ({
    'model.safetensors': weights({ 'albert.embeddings.word_embeddings.weight': [10, width] }),
    'config.json': { model_type: 'albert', hidden_size: 768 },
  });
  expect(await found(albert(128))).toEqual([]);
  expect(await found(albert(64))).toHaveLength(1);
});

test('one matching embedding of several is enough', async () => {
  const model = weights({
    'qformer.embeddings.word_embeddings.weight': [5, 2],
    'language_model.embed_tokens.weight': [10, 4],
  });
  const config = { text_config: { vocab_size: 10, hidden_size: 4 } };
  expect(await found({ 'model.safetensors': model, 'config.json': config })).toEqual([]);
});

test('types and quantisation of parts are not a contradiction', async () => {
  const model = { 'model.safetensors': weights({ a: [2] }) };
  const quantised = {
    dtype: 'bfloat16',
    quantization_config: { quant_method: 'compressed-tensors' },
  };
  for (const section of ['text_config', 'llm_config', 'thinker_config'])
    expect(await found({ ...model, 'config.json': { [section]: quantised } })).toEqual([]);
  const mixed = (dtype: string) => ({ dtype: 'bfloat16', vision_config: { dtype } });
  expect(await found({ ...model, 'config.json': mixed('float32') })).toEqual([]);
  expect(await found({ ...model, 'config.json': mixed('float16') })).toHaveLength(1);
});

test('an adapter that names its base by a local path does not contradict a card', async () => {
  const files = {
    'adapter_config.json': { base_model_name_or_path: '/home/me/llama', peft_type: 'LORA' },
    'README.md': '---\nbase_model: acme/base\n---\n',
  };
  expect(await found(files)).toEqual([]);
  const named = { 'config.json': { _name_or_path: 'acme/other' }, 'README.md': files['README.md'] };
  expect(await found(named)).toEqual([]);
});

test('an adapter and a card that name different bases are a contradiction', async () => {
  const adapter = { 'adapter_config.json': { base_model_name_or_path: 'acme/base' } };
  const readme = (base: string) => ({ 'README.md': `---\nbase_model: ${base}\n---\n` });
  expect(await found({ ...adapter, ...readme('acme/base') })).toEqual([]);
  expect(await found({ ...adapter, ...readme('acme/other') })).toEqual([
    ['bom/contradiction', 'warning', ['adapter_config.json', 'README.md']],
  ]);
});

test('a batch next to the model that does not have the recorded bytes is an error', async () => {
  const batch = bytes('1,2,3\n');
  const record = (digest: string) => ({
    schema: 'https://weighbridge.dev/training/v1',
    datasets: [{ name: 'd', batches: [{ name: 'batch.csv', digest }] }],
  });
  const digests = new Map([['batch.csv', sha256Digest(batch)]]);
  const good = { 'batch.csv': batch, 'training.json': record(sha256Digest(batch)) };
  expect(await found(good, { digests })).toEqual([]);
  const bad = { ...good, 'training.json': record(`sha256:${'0'.repeat(64)}`) };
  expect(await found(bad, { digests })).toEqual([
    ['bom/contradiction', 'error', ['training.json', 'batch.csv']],
  ]);
});

test.for([
  ['one of three', ['model-00001-of-00003.safetensors'], [], 1],
  ['pickles', ['pytorch_model-00001-of-00002.bin'], [], 1],
  ['all of them', ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'], [], 0],
  ['numbers from zero', ['a-00000-of-00002.safetensors', 'a-00001-of-00002.safetensors'], [], 0],
  ['a stray next to an index', ['model-00001-of-00007.safetensors'], ['x.safetensors'], 0],
] as const)('numbered names give the number of files: %s', async ([, names, indexed, warnings]) => {
  const map = Object.fromEntries(indexed.map((name, at) => [`i${at}`, name]));
  const index = { 'model.safetensors.index.json': { metadata: {}, weight_map: map } };
  const all = [...names, ...indexed].map((name, at) => [name, weights({ [`t${at}`]: [2] })]);
  const files = { ...Object.fromEntries(all), ...(indexed.length > 0 ? index : {}) };
  expect(await found(files)).toEqual(
    Array(warnings).fill(['bom/contradiction', 'warning', [names[0]]]),
  );
});
