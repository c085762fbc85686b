import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { describeWith, find } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bestClaim, claimsOf } from '../src/claims.ts';
import { describeModel } from '../src/describe.ts';
import type { ModelDescription } from '../src/description.ts';
import { parseBom } from '../src/parse-bom.ts';
import { serializeBom, toCycloneDx } from '../src/to-cyclonedx.ts';
import { validateBom } from '../src/validate.ts';

/** Value and tier by field. */
type Facts = Readonly<Record<string, readonly [value: unknown, tier: string]>>;

/** What is known of a case: values with their tier, components with role and count, findings by their level. */
interface Known {
  readonly facts?: Facts;
  /** Fields that are not stated. */
  readonly absent?: readonly string[];
  readonly components?: readonly (readonly [role: string, name: string, parameters?: number])[];
  /** Levels of the contradictions that are found; default none. */
  readonly contradictions?: readonly string[];
}

const shards = (parameters: number, tensors: number, files: number): Facts => ({
  'model.parameters': [parameters, 'measured'],
  'model.tensors': [tensors, 'measured'],
  'model.weightFiles': [files, 'measured'],
});
const tokenizerFiles = (description: Pick<ModelDescription, 'claims'>) =>
  claimsOf(description, 'tokenizer.file').map(({ value }) => value);

/** Cases that the standard library of Python makes. */
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

/** Cases of ONNX and GGUF files. */
const BINARY: Readonly<Record<string, Known>> = {
  'r34-many-formats': {
    facts: { 'model.parameters': [12, 'measured'], 'model.hiddenSize': [4, 'declared'] },
    absent: ['model.input'],
    components: [
      ['export', 'flax_model.msgpack'],
      ['export', 'onnx/model.onnx', 12],
      ['export', 'onnx/model_O4.onnx', 120],
      ['export', 'onnx/model_fp16.onnx', 12],
      ['export', 'openvino/openvino_model.bin'],
      ['export', 'rust_model.ot'],
      ['export', 'tf_model.h5'],
    ],
  },
  'r36-gguf-bigendian': { facts: { 'model.parameters': [256, 'measured'] } },
  'r37-gguf-lineage': { contradictions: ['note'] },
  'r37b-gguf-lora': {
    facts: {
      'model.kind': ['adapter', 'declared'],
      'model.adapterType': ['lora', 'declared'],
      'model.baseModel': [{ name: 'meta-llama/Llama-3.1-8B', relation: 'adapter' }, 'declared'],
    },
    contradictions: ['warning', 'warning'],
  },
};

function check(description: ModelDescription, known: Known): void {
  for (const [field, [value, tier]] of Object.entries(known.facts ?? {}))
    expect(bestClaim(description, field), field).toMatchObject({ value, tier });
  for (const field of known.absent ?? []) expect(claimsOf(description, field)).toEqual([]);
  const contradictions = description.findings.filter(
    ({ ruleId }) => ruleId === 'bom/contradiction',
  );
  expect(contradictions.map(({ level }) => level)).toEqual(known.contradictions ?? []);
  if (known.components === undefined) return;
  const found = description.components.map((one) => {
    const parameters = bestClaim(one, 'model.parameters')?.value;
    return [one.role, one.name, ...(parameters === undefined ? [] : [parameters])];
  });
  expect(found).toEqual(known.components);
}

/** Valid in both versions, and nothing is lost on the way back. */
async function checkBom(description: ModelDescription): Promise<void> {
  for (const specVersion of ['1.7', '1.6'] as const) {
    const bom = toCycloneDx(description, { specVersion });
    expect(await validateBom(bom)).toEqual({ valid: true, consistent: true, errors: [] });
    const read = parseBom(serializeBom(bom));
    expect(read.lost).toEqual([]);
    expect(read.statedComponents).toEqual(description.components);
    expect(read.stated).toEqual(description.claims);
  }
}

function cases(known: Readonly<Record<string, Known>>, make: (home: string) => void) {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'weighbridge-field-facts-'));
    make(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const described = async (name: string) => describeModel(await openFolder(join(home, name)));

  test.each(Object.entries(known))('%s', async (name, facts) => {
    const description = await described(name);
    expect(description.files.length).toBeGreaterThan(0);
    check(description, facts);
    await checkBom(description);
  });
  return described;
}

const vectors = (name: string) => join(find('vectors') ?? '', 'field', name);
const run = (python: string, args: readonly string[]): void => {
  execFileSync(python, ['-I', ...args], { stdio: 'pipe' });
};

describeWith(find('vectors') === undefined ? 'vectors' : 'python3')(
  'facts of cases met in the field',
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

    test('r65: tokenizer files by their names', async () => {
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

describeWith(find('vectors') === undefined ? 'vectors' : 'onnx-python')(
  'facts of graphs and GGUF files met in the field',
  () => {
    const described = cases(BINARY, (home) =>
      run(find('onnx-python') ?? 'python3', [
        vectors('make-onnx-gguf.py'),
        home,
        join(import.meta.dirname, '..', '..', '..', 'LICENSE'),
      ]),
    );

    test('r39: three templates by name', async () => {
      const templates = claimsOf(await described('r39-chat-templates'), 'tokenizer.chatTemplate');
      expect(templates.map(({ value }) => value)).toMatchObject([
        { name: 'tool_use' },
        { name: 'default' },
        { name: 'processor' },
      ]);
    });
  },
);
