import { describeWith, find } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { claimsOf } from '../src/claims.ts';
import type { ModelDescription } from '../src/description.ts';
import type { Facts, Known } from './field-cases.ts';
import { cases, run, vectors } from './field-cases.ts';

const shards = (parameters: number, tensors: number, files: number): Facts => ({
  'model.parameters': [parameters, 'measured'],
  'model.tensors': [tensors, 'measured'],
  'model.weightFiles': [files, 'measured'],
});
const tokenizerFiles = (description: Pick<ModelDescription, 'claims'>) =>
  claimsOf(description, 'tokenizer.file').map(({ value }) => value);

/** Cases that Python's standard library makes. */
const PLAIN: Readonly<Record<string, Known>> = {
  'r01-six-digit-shards': { facts: shards(38_400, 6, 3), components: [] },
  'r02-bloom-underscore': { facts: shards(38_400, 6, 3), components: [] },
  'r02b-index-free-names': { facts: shards(38_400, 6, 3), components: [] },
  'r03-gptq': {
    facts: {
      'model.parameters': [14_592, 'inferred'],
      'model.storedElements': [7_840, 'measured'],
      'model.quantisation': [{ method: 'gptq', bits: 4, groupSize: 32 }, 'declared'],
    },
    absent: ['model.parametersByDtype'],
  },
  'r03b-bnb': {
    facts: {
      'model.parameters': [14_592, 'inferred'],
      'model.quantisation': [{ method: 'bitsandbytes', bits: 4, type: 'nf4' }, 'declared'],
    },
  },
  'r03d-mlx': {
    facts: {
      'model.parameters': [6_400, 'inferred'],
      'model.declaredParameters': [6_400, 'declared'],
      'model.quantisation': [{ method: 'mlx', bits: 4, groupSize: 64 }, 'declared'],
    },
  },
  'r04-consolidated': {
    facts: shards(25_600, 4, 2),
    components: [['copy', 'consolidated.safetensors', 25_600]],
  },
  'r05-stray-bigger': {
    facts: shards(25_600, 4, 2),
    components: [['stray', 'old_backup.safetensors', 64_000]],
  },
  'r06-diffusers': {
    facts: {
      'model.kind': ['pipeline', 'declared'],
      'model.architecture': ['StableDiffusionPipeline', 'declared'],
    },
    components: [
      ['part', 'scheduler'],
      ['part', 'text_encoder', 80],
      ['part', 'tokenizer'],
      ['part', 'unet', 500],
      ['variant', 'unet/diffusion_pytorch_model.fp16.safetensors', 500],
      ['part', 'vae', 200],
    ],
  },
  'r09-f4-e8m0': { facts: { 'model.tensors': [9, 'measured'] } },
  'r17-zero-based': { facts: shards(25_600, 4, 2), components: [] },
  'r18-wrong-total-params': {
    facts: { 'model.parameters': [6_400, 'measured'] },
    contradictions: ['warning'],
  },
  'r22-nested': {
    facts: {
      'model.dtype': ['bfloat16', 'declared'],
      'model.hiddenSize': [64, 'declared'],
      'model.contextLength': [4_096, 'declared'],
    },
  },
  'r23-tied': { facts: { 'model.parameters': [6_400, 'measured'] } },
  'r25-st-old': {
    facts: {
      'model.parameters': [80, 'measured'],
      'model.architecture': ['BertModel', 'declared'],
    },
    components: [
      ['part', '0_Transformer', 80],
      ['part', '1_Pooling'],
    ],
  },
  'r26-mlmodel': {
    facts: {
      'model.kind': ['mlflow', 'declared'],
      'model.flavour': ['sklearn', 'declared'],
      'training.run': ['aabbcc', 'declared'],
      'software.library': [{ name: 'mlflow', version: '2.9.2', ecosystem: 'pypi' }, 'declared'],
    },
  },
  'r62-nested-quant-dtype': {
    facts: {
      'model.quantisation': [
        { method: 'compressed-tensors', bits: null, format: 'pack-quantized' },
        'declared',
      ],
      'model.storedElements': [640, 'measured'],
    },
    absent: ['model.parameters'],
  },
  'r63-fp8': { facts: { 'model.parameters': [32_768, 'inferred'] } },
};

describeWith(find('vectors') === undefined ? 'vectors' : 'python3')(
  'facts of cases seen in the field',
  () => {
    const described = cases(PLAIN, (home) =>
      run(find('python3') ?? 'python3', [vectors('make-cases.py'), home]),
    );

    test('r25: versions of sentence-transformers', async () => {
      const libraries = claimsOf(await described('r25-st-old'), 'software.library');
      expect(libraries.map(({ value }) => value)).toContainEqual({
        name: 'sentence-transformers',
        version: '2.2.0',
        ecosystem: 'pypi',
      });
    });

    test('r65: tokenizer files by name', async () => {
      expect(tokenizerFiles(await described('r65-tekken'))).toEqual([
        'qwen.tiktoken',
        'source.spm',
        'tekken.json',
        'tokenizer.model',
        'tokenizer.model.v3',
        'vocab.bpe',
      ]);
    });
  },
);
