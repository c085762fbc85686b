import { expect, test } from 'vitest';
import { isIndexName, nameParts, numberedName } from './names.ts';

test.each([
  ['model.safetensors', 'model.safetensors', undefined],
  ['model_quantized.onnx', 'model.onnx', 'quantized'],
  ['model_q4f16.onnx', 'model.onnx', 'q4f16'],
  ['model_int8.onnx', 'model.onnx', 'int8'],
  ['model_qint8_avx512_vnni.onnx', 'model.onnx', 'qint8_avx512_vnni'],
  ['model_O4.onnx', 'model.onnx', 'o4'],
  ['diffusion_pytorch_model.fp16.safetensors', 'diffusion_pytorch_model.safetensors', 'fp16'],
  ['diffusion_pytorch_model.non_ema.safetensors', 'diffusion_pytorch_model.safetensors', 'non_ema'],
  ['tiny.Q8_0.gguf', 'tiny.gguf', 'q8_0'],
  ['Tiny-8B-Instruct-Q4_K_M.gguf', 'Tiny-8B-Instruct.gguf', 'q4_k_m'],
  ['tiny-IQ2_XXS.gguf', 'tiny.gguf', 'iq2_xxs'],
  ['flux1-dev-fp8_e4m3fn.safetensors', 'flux1-dev.safetensors', 'fp8_e4m3fn'],
  ['quantum.onnx', 'quantum.onnx', undefined],
  ['int8ger.onnx', 'int8ger.onnx', undefined],
])('%s is %s in %s', (name, stem, variant) => {
  expect(nameParts(name)).toEqual(variant === undefined ? { stem } : { stem, variant });
});

test.each([
  ['model-00001-of-000163.safetensors', 1, 163],
  ['a/model_00072-of-00072.bin', 72, 72],
  ['pytorch_model_00001_of_00002.bin', 1, 2],
  ['m-0-of-2.gguf', 0, 2],
])('%s is number %i of %i', (path, number, total) => {
  expect(numberedName(path)).toMatchObject({ number, total });
});

test.each([
  'model.safetensors',
  'model-3-of-2.safetensors',
  '1-of-2/model.safetensors',
  'a-1-of-0.bin',
])('%s is not part of a series', (path) => expect(numberedName(path)).toBeUndefined());

test.each([
  ['model.safetensors.index.json', true],
  ['pytorch_model.bin.index.fp16.json', true],
  ['x.fp16.index.json', true],
  ['index.json', false],
  ['model_index.json', false],
])('%s is an index: %s', (path, expected) => expect(isIndexName(path)).toBe(expected));
