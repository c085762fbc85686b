import { memoryFolder, sha256Digest } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { MIT_TEXT } from '@weighbridge/testkit';

/** Bytes of a text, or of an object as JSON. */
export function bytes(content: string | object): Uint8Array {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return new TextEncoder().encode(text);
}

/** A folder in memory; texts and objects become bytes. */
export function folderOf(
  files: Readonly<Record<string, string | object | Uint8Array>>,
  name = 'tiny-model',
): FolderSource {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, content instanceof Uint8Array ? content : bytes(content)] as const,
  );
  return memoryFolder(name, Object.fromEntries(entries));
}

/** A safetensors file with F32 tensors of the given shapes, all zeros. */
export function weights(
  shapes: Readonly<Record<string, readonly number[]>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const tensors = Object.entries(shapes).map(([name, shape]) => ({
    name,
    dtype: 'F32' as const,
    shape,
    data: new Uint8Array(4 * shape.reduce((a, b) => a * b, 1)),
  }));
  return writeSafetensors(tensors, metadata);
}

/** A card with every member that is read. */
export const FULL_CARD = `---
license: mit
license_link: https://example.org/licence
language:
- en
- no
library_name: transformers
pipeline_tag: text-classification
tags:
- arxiv:2401.01234
- demo
datasets:
- example/reviews
base_model: example/base
base_model_relation: finetune
model-index:
- name: tiny
  results:
  - task: {type: text-classification}
    dataset: {name: example/reviews, type: example/reviews, split: test}
    metrics:
    - {type: accuracy, value: 0.93}
    - {type: f1, value: 0.91}
co2_eq_emissions:
  emissions: 1250
  training_type: fine-tuning
---

# Tiny

Tells good reviews from bad ones.

## Intended use

Tests.

## Limitations

Knows English only.

## Bias, risks and ethics

Reviews are written by few.
`;

/** A model with every kind of source. */
export function fullModel(): Readonly<Record<string, string | object | Uint8Array>> {
  return {
    'README.md': FULL_CARD,
    LICENSE: MIT_TEXT,
    'config.json': {
      architectures: ['TinyForSequenceClassification'],
      model_type: 'tiny',
      torch_dtype: 'float32',
      hidden_size: 4,
      num_hidden_layers: 1,
      vocab_size: 8,
      max_position_embeddings: 16,
      id2label: { 0: 'bad', 1: 'good' },
      transformers_version: '5.1.0',
    },
    'generation_config.json': { temperature: 0.7, do_sample: true },
    'tokenizer.json': {},
    'tokenizer_config.json': {
      tokenizer_class: 'TinyTokenizer',
      model_max_length: 16,
      chat_template: '{{ messages }}',
    },
    'model.safetensors': weights(
      { 'embed_tokens.weight': [8, 4], 'head.weight': [2, 4] },
      { format: 'pt' },
    ),
    'training.json': {
      schema: 'https://weighbridge.dev/training/v1',
      model: 'tiny',
      version: '3',
      producer: 'example',
      approach: 'supervised',
      task: 'text-classification',
      script: 'train.ts',
      hyperparameters: { seed: 7, epochs: 3, learningRate: 0.5 },
      code: {
        repository: 'https://example.org/code',
        commit: '0123456789abcdef0123456789abcdef01234567',
      },
      environment: { node: '24.9.0' },
      startedAt: '2026-11-01T08:00:00Z',
      finishedAt: '2026-11-01T09:30:00+01:00',
      steps: [
        { name: 'split', description: 'Sets a tenth aside.', command: 'node split.ts' },
        { name: 'train', command: 'node train.ts --epochs 3' },
      ],
      runtime: [
        { name: 'trainer-7', type: 'device', dependsOn: ['debian'] },
        { name: 'debian', type: 'operating-system', version: '13', dependsOn: ['node', 'nobody'] },
      ],
      datasets: [
        {
          name: 'example/reviews',
          role: 'training',
          licence: 'CC-BY-4.0',
          source: 'https://example.org/reviews',
          classification: 'public',
          sensitiveData: ['names of reviewers'],
          rows: 22,
          governance: {
            owners: [{ organization: 'Example Ltd' }],
            stewards: [{ name: 'Ada', email: 'ada@example.org' }],
            custodians: ['Grace'],
          },
          batches: [
            { name: 'reviews-0.csv', digest: `sha256:${'0'.repeat(64)}`, rows: 10, sizeBytes: 100 },
            { name: 'reviews-1.csv', digest: `sha256:${'1'.repeat(64)}`, rows: 12, sizeBytes: 120 },
          ],
        },
      ],
      metrics: [{ name: 'accuracy', split: 'test', value: 0.93 }],
    },
  };
}

/** The digest of every file. */
export function digestsOf(files: Readonly<Record<string, string | object | Uint8Array>>) {
  return new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      sha256Digest(content instanceof Uint8Array ? content : bytes(content)),
    ]),
  );
}
