import { canonicalJson, sha256Digest } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import type { Batch } from './penguins.ts';
import { FEATURES, SPECIES } from './penguins.ts';
import type { Classifier, TrainOptions } from './train.ts';

export interface TrainingResult {
  readonly version: string;
  readonly model: Classifier;
  readonly options: TrainOptions;
  readonly batches: readonly Batch[];
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  readonly testRows: number;
}

/** The files of one trained model, by path. */
export function penguinModelFiles(
  result: TrainingResult,
  licence: string,
): Record<string, Uint8Array> {
  const text = new TextEncoder();
  const pretty = (value: object) => text.encode(`${JSON.stringify(value, null, 2)}\n`);
  return {
    LICENSE: text.encode(licence),
    'README.md': text.encode(modelCard(result)),
    'config.json': pretty(config(result)),
    'model.safetensors': weights(result),
    'training.json': pretty(trainingRecord(result)),
  };
}

function weights({ model, options, version }: TrainingResult): Uint8Array {
  const tensor = (name: string, shape: readonly number[], values: Float64Array) => ({
    name,
    dtype: 'F32' as const,
    shape,
    data: new Uint8Array(Float32Array.from(values).buffer),
  });
  const features = FEATURES.length;
  return writeSafetensors(
    [
      tensor('input.mean', [features], model.mean),
      tensor('input.scale', [features], model.scale),
      tensor('layers.0.weight', [options.hidden, features], model.weight1),
      tensor('layers.0.bias', [options.hidden], model.bias1),
      tensor('layers.1.weight', [SPECIES.length, options.hidden], model.weight2),
      tensor('layers.1.bias', [SPECIES.length], model.bias2),
    ],
    { format: 'weighbridge-example', version },
  );
}

function config({ options }: TrainingResult): object {
  return {
    architectures: ['PenguinClassifier'],
    model_type: 'mlp',
    hidden_size: options.hidden,
    hidden_act: 'tanh',
    num_labels: SPECIES.length,
    id2label: Object.fromEntries(SPECIES.map((name, i) => [String(i), name])),
    features: FEATURES,
    torch_dtype: 'float32',
  };
}

/** The training record: the batches by digest, the settings, the result. */
function trainingRecord({
  version,
  options,
  batches,
  trainAccuracy,
  testAccuracy,
  testRows,
}: TrainingResult): object {
  const list = batches.map(({ name, digest, rows, csv }) => ({
    name,
    digest,
    rows: rows.length,
    sizeBytes: new TextEncoder().encode(csv).byteLength,
  }));
  return {
    schema: 'https://weighbridge.dev/training/v1',
    model: 'penguin-species',
    version,
    script: 'examples/estate/src/setup.ts',
    hyperparameters: options,
    datasets: [
      {
        name: 'palmer-penguins',
        role: 'training',
        licence: 'CC0-1.0',
        source: 'pkg:npm/vega-datasets@3.2.1#data/penguins.json',
        digest: sha256Digest(new TextEncoder().encode(canonicalJson(list))),
        batches: list,
      },
    ],
    metrics: [
      { name: 'accuracy', split: 'train', value: round(trainAccuracy) },
      { name: 'accuracy', split: 'test', value: round(testAccuracy), rows: testRows },
    ],
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function modelCard({ version, testAccuracy, testRows }: TrainingResult): string {
  return `---
license: apache-2.0
language: en
library_name: weighbridge-example
pipeline_tag: tabular-classification
tags:
  - tabular
  - penguins
datasets:
  - palmer-penguins
model-index:
  - name: penguin-species
    results:
      - task:
          type: tabular-classification
        dataset:
          name: palmer-penguins
          type: tabular
          split: test
        metrics:
          - type: accuracy
            value: ${round(testAccuracy)}
---

# Penguin species, version ${version}

Tells Adelie, Chinstrap and Gentoo penguins apart by four measurements. A sample model: it is trained on
this machine by the estate's own script.

## Intended use

Showing what Weighbridge sees in a model. Nothing depends on its answers.

## Training data

342 penguins of the Palmer Archipelago (Gorman, Williams and Fraser 2014, CC0-1.0), shipped in the npm
package vega-datasets. The batches and their digests are in \`training.json\`.

## Limitations

${testRows} test rows from three islands: it knows nothing about other species, places or measuring habits.
`;
}
