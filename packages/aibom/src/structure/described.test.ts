import { describe, expect, test } from 'vitest';
import { weights } from '../../test/fixture.ts';
import { graph } from '../../test/graph.ts';
import { tensorFile } from '../../test/tensors.ts';
import { describeFiles, told, value } from '../../test/told.ts';
import { bestClaim, claimsOf } from '../claims.ts';

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

  test('omits a part whose path leads out of the folder', async () => {
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
  test('is a transformer at the top and the modules after it', async () => {
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

describe('adapters', () => {
  const lora = weights({ 'm.lora_A.weight': [2, 8], 'm.lora_B.weight': [8, 2] });

  test('without a model are what the folder holds', async () => {
    const description = await describeFiles({
      'adapter_config.json': { peft_type: 'LORA', base_model_name_or_path: 'acme/base' },
      'adapter_model.safetensors': lora,
    });
    expect(value(description, 'model.kind')).toBe('adapter');
    expect(value(description, 'model.parameters')).toBe(32);
    expect(description.components).toEqual([]);
  });

  test('next to a model are components with their own base', async () => {
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
  test('a checkpoint with its own configuration is a separate model', async () => {
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

  test('an MLflow folder holds what its flavours name', async () => {
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

  test('hostile descriptions give neither components nor errors', async () => {
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

test('weights of a part that its own configuration quantises are counted with that configuration in the whole model too', async () => {
  const description = await describeFiles({
    'model_index.json': { _class_name: 'P', unet: ['diffusers', 'U'], vae: ['diffusers', 'V'] },
    'unet/config.json': { quantization_config: { quant_method: 'sdnq', weights_dtype: 'uint4' } },
    'unet/diffusion_pytorch_model.safetensors': tensorFile({
      'l.weight': ['U8', 4],
      'l.scale': ['F32', 1],
    }),
    'vae/config.json': {},
    'vae/diffusion_pytorch_model.safetensors': weights({ 'l.weight': [3], 'l.scale': [2] }),
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({ value: 13, tier: 'inferred' });
  expect(told(description)).toEqual([
    ['part', 'unet', null, 8],
    ['part', 'vae', null, 5],
  ]);
});
