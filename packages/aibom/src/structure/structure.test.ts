import { writeGguf } from '@weighbridge/model-formats';
import type { GgufValue } from '@weighbridge/model-formats';
import { describe, expect, test } from 'vitest';
import { folderOf, weights } from '../../test/fixture.ts';
import { graph } from '../../test/graph.ts';
import { tensorFile } from '../../test/tensors.ts';
import { bestClaim, claimsOf } from '../claims.ts';
import { describeModel } from '../describe.ts';
import type { ModelDescription } from '../description.ts';

type Files = Parameters<typeof folderOf>[0];

const describeFiles = (files: Files): Promise<ModelDescription> => describeModel(folderOf(files));
const value = (one: Pick<ModelDescription, 'claims'>, field: string): unknown =>
  bestClaim(one, field)?.value;
/** Role, name, what it is of, and its parameters. */
const told = ({ components }: ModelDescription) =>
  components.map((one) => [
    one.role,
    one.name,
    one.of ?? null,
    value(one, 'model.parameters') ?? null,
  ]);
const text = (entry: string): GgufValue => ({ type: 'string', value: entry });
const gguf = (name: string, entries: Readonly<Record<string, GgufValue>> = {}): Uint8Array =>
  writeGguf([{ name, dtype: 'F32', shape: [2, 8], data: new Uint8Array(64) }], {
    'general.architecture': text('llama'),
    ...entries,
  });

describe('weight sets', () => {
  test.for([
    ['five digits', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'],
    ['six digits', 'model-00001-of-000002.safetensors', 'model-00002-of-000002.safetensors'],
    ['underscores', 'model_00001-of-00002.safetensors', 'model_00002-of-00002.safetensors'],
    ['underscores all over', 'x_00001_of_00002.safetensors', 'x_00002_of_00002.safetensors'],
    ['from nought', 'model-00000-of-00002.safetensors', 'model-00001-of-00002.safetensors'],
    ['few digits', 'model-1-of-2.safetensors', 'model-2-of-2.safetensors'],
    [
      'a variant before the number',
      'model.fp16-00001-of-00002.safetensors',
      'model.fp16-00002-of-00002.safetensors',
    ],
    [
      'a variant after it',
      'model-00001-of-00002.fp16.safetensors',
      'model-00002-of-00002.fp16.safetensors',
    ],
  ] as const)('are one by numbered names: %s', async ([, first, second]) => {
    const description = await describeFiles({
      [first]: weights({ a: [2, 3] }),
      [second]: weights({ b: [4] }),
    });
    expect(value(description, 'model.parameters')).toBe(10);
    expect(value(description, 'model.weightFiles')).toBe(2);
    expect(description.components).toEqual([]);
  });

  test('that lack a file have no count of parameters', async () => {
    const description = await describeFiles({
      'model-00001-of-00002.safetensors': weights({ a: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBeUndefined();
    expect(value(description, 'model.storedElements')).toBe(6);
  });

  test('are what the index lists, under whatever names', async () => {
    const index = (map: object) => ({ metadata: { total_size: 40 }, weight_map: map });
    const description = await describeFiles({
      'model.safetensors.index.json': index({ a: 'first.safetensors', b: 'second.safetensors' }),
      'first.safetensors': weights({ a: [2, 3] }),
      'second.safetensors': weights({ b: [4] }),
      'third.safetensors': weights({ c: [100, 100] }),
      'model.safetensors.index.fp16.json': index({ a: 'half.safetensors' }),
      'half.safetensors': weights({ a: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBe(10);
    expect(told(description)).toEqual([
      ['variant', 'model.safetensors.index.fp16.json', null, 6],
      ['stray', 'third.safetensors', null, 10_000],
    ]);
    expect(description.components[1]?.known).toEqual({
      tier: 'declared',
      locator: 'model.safetensors.index.json#/weight_map',
    });
  });

  test('of pickles are told by their index, with what it declares', async () => {
    const description = await describeFiles({
      'pytorch_model.bin.index.json': {
        metadata: { total_size: 8, total_parameters: 2 },
        weight_map: { a: 'pytorch_model-00001-of-00001.bin' },
      },
      'pytorch_model-00001-of-00001.bin': new Uint8Array([0x50, 0x4b, 3, 4]),
    });
    expect(bestClaim(description, 'model.parameters')).toMatchObject({
      value: 2,
      tier: 'declared',
    });
    expect(value(description, 'model.weightBytes')).toBe(8);
  });

  test('beside a consolidated copy are the model', async () => {
    const description = await describeFiles({
      'model-00001-of-00001.safetensors': weights({ a: [2, 3] }),
      'consolidated.safetensors': weights({ a: [2, 3] }),
      'original/consolidated.00.pth': new Uint8Array([0x50, 0x4b, 3, 4]),
    });
    expect(value(description, 'model.parameters')).toBe(6);
    expect(told(description)).toEqual([
      ['copy', 'consolidated.safetensors', null, 6],
      ['export', 'original/consolidated.00.pth', null, null],
    ]);
  });

  test('that are consolidated and alone are the model', async () => {
    const description = await describeFiles({
      'params.json': { dim: 4 },
      'consolidated.safetensors': weights({ a: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBe(6);
    expect(description.components).toEqual([]);
  });
});

describe('an index that declares a number of parameters', () => {
  const files = (total: number, more: Readonly<Record<string, readonly number[]>> = {}) => ({
    'model.safetensors': weights({ a: [2, 3], ...more }),
    'model.safetensors.index.json': {
      metadata: { total_parameters: total },
      weight_map: Object.fromEntries(
        ['a', ...Object.keys(more)].map((name) => [name, 'model.safetensors']),
      ),
    },
  });
  const levels = async (input: Files) =>
    (await describeFiles(input)).findings
      .filter(({ ruleId }) => ruleId === 'bom/contradiction')
      .map(({ level }) => level);

  test.for([
    ['the number there is', files(6), []],
    ['fewer', files(5), ['warning']],
    ['more', files(7), ['warning']],
    ['fewer by a vector that may be a buffer', files(6, { running_mean: [3] }), ['note']],
    ['fewer than buffers explain', files(2, { running_mean: [3] }), ['warning']],
  ] as const)('as %s', async ([, input, expected]) => {
    expect(await levels(input)).toEqual(expected);
  });
});

describe('a pipeline', () => {
  const pipeline = {
    'model_index.json': {
      _class_name: 'FluxPipeline',
      _diffusers_version: '0.30.0',
      transformer: ['diffusers', 'FluxTransformer2DModel'],
      text_encoder: ['transformers', 'CLIPTextModel'],
      safety_checker: [null, null],
    },
    'transformer/config.json': {
      _class_name: 'FluxTransformer2DModel',
      quantization_config: { quant_method: 'bitsandbytes', load_in_4bit: true },
    },
    'transformer/diffusion_pytorch_model.safetensors.index.json': {
      weight_map: {
        a: 'diffusion_pytorch_model-00001-of-00002.safetensors',
        b: 'diffusion_pytorch_model-00002-of-00002.safetensors',
      },
    },
    'transformer/diffusion_pytorch_model-00001-of-00002.safetensors': weights({ a: [2, 3] }),
    'transformer/diffusion_pytorch_model-00002-of-00002.safetensors': weights({ b: [4] }),
    'text_encoder/config.json': { architectures: ['CLIPTextModel'], hidden_size: 8 },
    'text_encoder/model.safetensors': weights({ a: [5] }),
    'text_encoder/model.fp16.safetensors': tensorFile({ a: ['F16', 5] }),
    'text_encoder/pytorch_model.bin': new Uint8Array([0x50, 0x4b, 3, 4]),
    'flux-single.safetensors': weights({ a: [20] }),
    'pytorch_lora_weights.safetensors': weights({ 'x.lora_A.weight': [2, 2] }),
  };

  test('is its parts, each with its own facts and files', async () => {
    const description = await describeFiles(pipeline);
    expect(value(description, 'model.architecture')).toBe('FluxPipeline');
    expect(value(description, 'model.parameters')).toBe(15);
    expect(value(description, 'model.hiddenSize')).toBeUndefined();
    expect(told(description)).toEqual([
      ['stray', 'flux-single.safetensors', null, 20],
      ['adapter', 'pytorch_lora_weights.safetensors', null, 4],
      ['part', 'text_encoder', null, 5],
      ['variant', 'text_encoder/model.fp16.safetensors', 'text_encoder', 5],
      ['export', 'text_encoder/pytorch_model.bin', 'text_encoder', null],
      ['part', 'transformer', null, 10],
    ]);
    const part = description.components.find(({ name }) => name === 'transformer');
    expect(part?.files).toHaveLength(4);
    expect(claimsOf(part ?? { claims: [] }, 'model.quantisation')).toMatchObject([
      {
        value: { method: 'bitsandbytes', bits: 4 },
        locator: 'transformer/config.json#/quantization_config',
      },
    ]);
  });

  test('whose index leads elsewhere has no such part', async () => {
    const description = await describeFiles({
      'model_index.json': {
        _class_name: 'P',
        '../up': ['diffusers', 'X'],
        'a/b': ['diffusers', 'X'],
      },
    });
    expect(description.components).toEqual([]);
  });
});

describe('sentence-transformers', () => {
  test('is a transformer at the top and what follows it', async () => {
    const description = await describeFiles({
      'modules.json': [
        { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
        { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
        { idx: 2, name: '2', path: '2_Dense', type: 'sentence_transformers.models.Dense' },
      ],
      'config.json': { architectures: ['BertModel'], hidden_size: 8 },
      'model.safetensors': weights({ a: [10, 8] }),
      '1_Pooling/config.json': { word_embedding_dimension: 8 },
      '2_Dense/config.json': { in_features: 8, out_features: 4 },
      '2_Dense/model.safetensors': weights({ 'linear.weight': [4, 8] }),
      'onnx/model.onnx': graph({ input: [1, 8], weight: [8, 4] }),
    });
    expect(value(description, 'model.parameters')).toBe(112);
    expect(value(description, 'model.hiddenSize')).toBe(8);
    expect(claimsOf(description, 'model.input')).toEqual([]);
    expect(told(description)).toEqual([
      ['part', '1_Pooling', null, null],
      ['part', '2_Dense', null, 32],
      ['part', 'Transformer', null, 80],
      ['export', 'onnx/model.onnx', null, 32],
    ]);
  });
});

describe('graphs in one folder', () => {
  test('of several models are models of their own, and their inputs are no one list', async () => {
    const description = await describeFiles({
      'detect.onnx': graph({ input: [1, 3], weight: [3, 4] }),
      'classify.onnx': graph({ input: [1, 5], weight: [5, 2] }),
      'read.onnx': graph({ input: [1, 7], weight: [7, 2] }),
    });
    expect(claimsOf(description, 'model.input')).toEqual([]);
    expect(value(description, 'model.parameters')).toBeUndefined();
    expect(told(description)).toEqual([
      ['model', 'classify.onnx', null, 10],
      ['model', 'detect.onnx', null, 12],
      ['model', 'read.onnx', null, 14],
    ]);
    expect(description.components.map((one) => value(one, 'model.input'))).toEqual([
      'x: FLOAT [1, 5]',
      'x: FLOAT [1, 3]',
      'x: FLOAT [1, 7]',
    ]);
  });

  test('that export tools cut one model into are its parts', async () => {
    const description = await describeFiles({
      'config.json': { model_type: 'whisper' },
      'onnx/encoder_model.onnx': graph({ input: [1, 3], weight: [3, 4] }),
      'onnx/encoder_model_quantized.onnx': graph({ input: [1, 3], weight: [3, 4] }),
      'onnx/decoder_model_merged.onnx': graph({ input: [1, 5], weight: [5, 2] }),
    });
    expect(told(description)).toEqual([
      ['part', 'onnx/decoder_model_merged.onnx', null, 10],
      ['part', 'onnx/encoder_model.onnx', null, 12],
      ['variant', 'onnx/encoder_model_quantized.onnx', 'onnx/encoder_model.onnx', 12],
    ]);
    expect(claimsOf(description, 'model.input')).toEqual([]);
    expect(value(description, 'model.architectureFamily')).toBe('whisper');
  });

  test('of one model in several precisions are the model and its variants', async () => {
    const one = graph({ input: [1, 3], weight: [3, 4] });
    const description = await describeFiles({
      'onnx/model.onnx': one,
      'onnx/model_fp16.onnx': one,
      'onnx/model_q4f16.onnx': one,
    });
    expect(value(description, 'model.parameters')).toBe(12);
    expect(value(description, 'model.input')).toBe('x: FLOAT [1, 3]');
    expect(told(description)).toEqual([
      ['variant', 'onnx/model_fp16.onnx', null, 12],
      ['variant', 'onnx/model_q4f16.onnx', null, 12],
    ]);
  });

  test('whose operators take packed weights have no count of parameters', async () => {
    const description = await describeFiles({
      'model.onnx': graph({
        input: [1, 3],
        weight: [3, 4],
        operator: ['MatMulNBits', 'com.microsoft'],
      }),
    });
    expect(value(description, 'model.parameters')).toBeUndefined();
    expect(value(description, 'model.storedElements')).toBe(12);
    expect(value(description, 'model.packing')).toMatchObject({
      layouts: ['onnx-block-quantized'],
    });
  });

  test('beside weights that the configuration describes are exports', async () => {
    const description = await describeFiles({
      'config.json': { architectures: ['BertModel'] },
      'model.safetensors': weights({ a: [4] }),
      'onnx/model.onnx': graph({ input: [1, 3], weight: [30, 40] }),
      'openvino/openvino_model.xml': '<?xml version="1.0"?><net name="m" version="11"></net>',
      'openvino/openvino_model.bin': new Uint8Array(64),
      'coreml/text.mlpackage/Manifest.json': {},
      'coreml/text.mlpackage/Data/weight.bin': new Uint8Array(8),
      'flax_model.msgpack': new Uint8Array([0x81, 0xa5]),
    });
    expect(value(description, 'model.parameters')).toBe(4);
    expect(claimsOf(description, 'model.input')).toEqual([]);
    expect(told(description)).toEqual([
      ['export', 'coreml/text.mlpackage/Data/weight.bin', null, null],
      ['export', 'flax_model.msgpack', null, null],
      ['export', 'onnx/model.onnx', null, 1200],
      ['export', 'openvino/openvino_model.bin', null, null],
    ]);
    expect(description.components[3]?.files).toHaveLength(2);
  });
});

describe('GGUF files in one folder', () => {
  test('of one model state together what all of them state', async () => {
    const description = await describeFiles({
      'tiny.Q4_K_M.gguf': gguf('token_embd.weight', {
        'general.file_type': { type: 'uint32', value: 15 },
      }),
      'tiny.Q8_0.gguf': gguf('token_embd.weight', {
        'general.file_type': { type: 'uint32', value: 7 },
      }),
      'mmproj-tiny.gguf': gguf('v.patch', { 'general.type': text('mmproj') }),
    });
    expect(value(description, 'model.architectureFamily')).toBe('llama');
    expect(value(description, 'model.parameters')).toBe(16);
    expect(value(description, 'model.quantisation')).toBeUndefined();
    expect(told(description)).toEqual([
      ['part', 'mmproj-tiny.gguf', null, 16],
      ['variant', 'tiny.Q4_K_M.gguf', null, 16],
      ['variant', 'tiny.Q8_0.gguf', null, 16],
    ]);
  });

  test('that are adapters are adapters', async () => {
    const lora = gguf('blk.0.attn_q.weight.lora_a', {
      'general.type': text('adapter'),
      'adapter.type': text('lora'),
      'general.base_model.count': { type: 'uint32', value: 1 },
      'general.base_model.0.repo_url': text('https://huggingface.co/acme/base'),
    });
    const alone = await describeFiles({ 'lora.gguf': lora });
    expect(value(alone, 'model.kind')).toBe('adapter');
    expect(value(alone, 'model.adapterType')).toBe('lora');
    expect(value(alone, 'model.baseModel')).toEqual({ name: 'acme/base', relation: 'adapter' });
    expect(alone.findings).toEqual([]);
    const beside = await describeFiles({
      'lora.gguf': lora,
      'base.gguf': gguf('token_embd.weight'),
    });
    expect(value(beside, 'model.kind')).toBeUndefined();
    expect(value(beside, 'model.baseModel')).toBeUndefined();
    expect(told(beside)).toEqual([['adapter', 'lora.gguf', null, 16]]);
  });
});

describe('adapters', () => {
  const lora = weights({ 'm.lora_A.weight': [2, 8], 'm.lora_B.weight': [8, 2] });

  test('alone are what the folder holds', async () => {
    const description = await describeFiles({
      'adapter_config.json': { peft_type: 'LORA', base_model_name_or_path: 'acme/base' },
      'adapter_model.safetensors': lora,
    });
    expect(value(description, 'model.kind')).toBe('adapter');
    expect(value(description, 'model.parameters')).toBe(32);
    expect(description.components).toEqual([]);
  });

  test('beside a model are components with a base of their own', async () => {
    const description = await describeFiles({
      'config.json': { architectures: ['X'] },
      'model.safetensors': weights({ a: [4] }),
      'vision-lora/adapter_config.json': {
        peft_type: 'LORA',
        base_model_name_or_path: 'acme/base',
      },
      'vision-lora/adapter_model.safetensors': lora,
    });
    expect(value(description, 'model.parameters')).toBe(4);
    expect(value(description, 'model.baseModel')).toBeUndefined();
    expect(told(description)).toEqual([
      ['adapter', 'vision-lora/adapter_model.safetensors', null, 32],
    ]);
    expect(bestClaim(description.components[0] ?? { claims: [] }, 'model.baseModel')).toMatchObject(
      {
        value: { name: 'acme/base', relation: 'adapter' },
        locator: 'vision-lora/adapter_config.json#/base_model_name_or_path',
      },
    );
  });
});

describe('other folders', () => {
  test('a checkpoint with a configuration of its own is a model of its own', async () => {
    const description = await describeFiles({
      'config.json': { architectures: ['X'] },
      'model.safetensors': weights({ a: [4] }),
      'checkpoint-500/config.json': { architectures: ['Y'], hidden_size: 7 },
      'checkpoint-500/model.safetensors': weights({ a: [5] }),
      'checkpoint-500/optimizer.pt': new Uint8Array([0x50, 0x4b, 3, 4]),
    });
    expect(value(description, 'model.architecture')).toBe('X');
    expect(told(description)).toEqual([['model', 'checkpoint-500/model.safetensors', null, 5]]);
    expect(value(description.components[0] ?? { claims: [] }, 'model.hiddenSize')).toBe(7);
  });

  test('an MLflow folder is what its flavours name', async () => {
    const description = await describeFiles({
      MLmodel: `flavors:
  python_function:
    loader_module: mlflow.transformers
  transformers:
    transformers_version: 4.40.0
    model_binary: model
run_id: aabb
model_uuid: ccdd
mlflow_version: 2.15.1
signature:
  inputs: '[{"type": "string", "name": "text", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}}]'
`,
      'model/config.json': { architectures: ['BertModel'], hidden_size: 8 },
      'model/model.safetensors': weights({ a: [4] }),
      'components/other.safetensors': weights({ b: [9] }),
    });
    expect(value(description, 'model.kind')).toBe('mlflow');
    expect(value(description, 'model.flavour')).toBe('transformers');
    expect(value(description, 'model.parameters')).toBe(4);
    expect(value(description, 'model.hiddenSize')).toBe(8);
    expect(value(description, 'model.input')).toBe('text: string');
    expect(value(description, 'model.output')).toBe('float32 [-1, 2]');
    expect(value(description, 'training.run')).toBe('aabb');
    expect(told(description)).toEqual([['stray', 'components/other.safetensors', null, 9]]);
  });

  test('hostile descriptions are no components and no errors', async () => {
    const description = await describeFiles({
      'modules.json': [{ path: '../..', type: 7 }, null, { path: '/etc', type: 'x' }],
      'model_index.json': '[1, 2]',
      MLmodel: 'flavors: [&a [*a]]',
      'model.safetensors.index.json': { weight_map: { a: '../../x.safetensors' } },
      'model.safetensors': weights({ a: [2] }),
    });
    expect(value(description, 'model.parameters')).toBe(2);
    expect(description.components).toEqual([]);
  });
});
