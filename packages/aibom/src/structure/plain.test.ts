import { describe, expect, test } from 'vitest';
import { weights } from '../../test/fixture.ts';
import { graph } from '../../test/graph.ts';
import { describeFiles, gguf, text, told, value } from '../../test/told.ts';
import { claimsOf } from '../claims.ts';
import { missingFields, missingFromBom } from '../fields.ts';
import { toCycloneDx } from '../to-cyclonedx.ts';

describe('graphs in one folder', () => {
  test('of several models are separate models, and their inputs are not merged', async () => {
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
    expect(missingFields(description)).not.toContain('G7AI-MDL-10');
    expect(missingFromBom(toCycloneDx(description))).not.toContain('G7AI-MDL-10');
  });

  test('into which export tools split one model are its parts', async () => {
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

  test('with one model in several precisions are the model and its variants', async () => {
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

  test('whose operators take packed weights have no parameter count', async () => {
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

  test('next to weights that the configuration describes are exports', async () => {
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
      ['export', 'coreml/text.mlpackage', null, null],
      ['export', 'flax_model.msgpack', null, null],
      ['export', 'onnx/model.onnx', null, 1200],
      ['export', 'openvino/openvino_model.bin', null, null],
    ]);
    expect(description.components[3]?.files).toHaveLength(2);
  });
});

describe('GGUF files in one folder', () => {
  test('of one model state together what each of them states', async () => {
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

  test('in folders named after their precision are variants of one model', async () => {
    const description = await describeFiles({
      'Q4_K_M/tiny-Q4_K_M-00001-of-00001.gguf': gguf('token_embd.weight'),
      'tiny-Q8_0/tiny-Q8_0.gguf': gguf('token_embd.weight'),
    });
    expect(value(description, 'model.parameters')).toBe(16);
    expect(description.components.map(({ role }) => role)).toEqual(['variant', 'variant']);
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
