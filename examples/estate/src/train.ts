import { SPECIES } from './penguins.ts';
import type { Penguin } from './penguins.ts';
import { seededRandom } from './random.ts';

export interface TrainOptions {
  readonly seed: number;
  /** Full-batch gradient steps. */
  readonly epochs: number;
  readonly learningRate: number;
  readonly hidden: number;
}

export const TRAIN_DEFAULTS: TrainOptions = { seed: 7, epochs: 300, learningRate: 0.5, hidden: 8 };

/** A multi-layer perceptron: standardise, linear, tanh, linear, softmax. Row-major matrices. */
export interface Classifier {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** [hidden, features] */
  readonly weight1: Float64Array;
  readonly bias1: Float64Array;
  /** [classes, hidden] */
  readonly weight2: Float64Array;
  readonly bias2: Float64Array;
}

/** Trains by plain full-batch gradient descent on the mean cross-entropy. Deterministic in its inputs. */
export function train(
  rows: readonly Penguin[],
  options: TrainOptions = TRAIN_DEFAULTS,
): Classifier {
  const model = initialise(rows, options);
  const inputs = rows.map((row) => standardise(model, row.features));
  for (let epoch = 0; epoch < options.epochs; epoch += 1) step(model, inputs, rows, options);
  return model;
}

/** Share of rows whose most probable class is the labelled one, 0..1. */
export function accuracy(model: Classifier, rows: readonly Penguin[]): number {
  const right = rows.filter(
    (row) => argmax(forward(model, standardise(model, row.features)).scores) === row.species,
  );
  return right.length / rows.length;
}

function initialise(rows: readonly Penguin[], { seed, hidden }: TrainOptions): Classifier {
  const random = seededRandom(seed);
  const features = rows[0]?.features.length ?? 0;
  const columns = Array.from({ length: features }, (_, j) =>
    rows.map((row) => row.features[j] ?? 0),
  );
  const mean = Float64Array.from(
    columns,
    (column) => column.reduce((a, b) => a + b, 0) / column.length,
  );
  const scale = Float64Array.from(columns, (column, j) =>
    Math.sqrt(column.reduce((sum, x) => sum + (x - (mean[j] ?? 0)) ** 2, 0) / column.length),
  );
  const uniform = (length: number, fanIn: number) =>
    Float64Array.from({ length }, () => (random() * 2 - 1) / Math.sqrt(fanIn));
  return {
    mean,
    scale,
    weight1: uniform(hidden * features, features),
    bias1: new Float64Array(hidden),
    weight2: uniform(SPECIES.length * hidden, hidden),
    bias2: new Float64Array(SPECIES.length),
  };
}

function standardise({ mean, scale }: Classifier, features: readonly number[]): Float64Array {
  return Float64Array.from(features, (x, j) => (x - (mean[j] ?? 0)) / (scale[j] ?? 1));
}

function forward(
  model: Classifier,
  input: Float64Array,
): { hidden: Float64Array; scores: Float64Array } {
  const hidden = affine(model.weight1, model.bias1, input).map(Math.tanh);
  return { hidden, scores: affine(model.weight2, model.bias2, hidden) };
}

function affine(weight: Float64Array, bias: Float64Array, input: Float64Array): Float64Array {
  return bias.map((b, i) =>
    input.reduce((sum, x, j) => sum + (weight[i * input.length + j] ?? 0) * x, b),
  );
}

function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / total);
}

function argmax(scores: Float64Array): number {
  return scores.indexOf(Math.max(...scores));
}

/** One gradient step over all rows. */
function step(
  model: Classifier,
  inputs: readonly Float64Array[],
  rows: readonly Penguin[],
  options: TrainOptions,
): void {
  const gradient = {
    weight1: new Float64Array(model.weight1.length),
    bias1: new Float64Array(model.bias1.length),
    weight2: new Float64Array(model.weight2.length),
    bias2: new Float64Array(model.bias2.length),
  };
  for (const [i, input] of inputs.entries()) {
    const { hidden, scores } = forward(model, input);
    const error = softmax(scores).map((p, c) => p - (rows[i]?.species === c ? 1 : 0));
    addOuter(gradient.weight2, gradient.bias2, error, hidden);
    const back = hidden.map(
      (h, k) =>
        error.reduce((sum, e, c) => sum + e * (model.weight2[c * hidden.length + k] ?? 0), 0) *
        (1 - h * h),
    );
    addOuter(gradient.weight1, gradient.bias1, back, input);
  }
  const rate = options.learningRate / rows.length;
  for (const name of ['weight1', 'bias1', 'weight2', 'bias2'] as const) {
    for (const [k, g] of gradient[name].entries())
      model[name][k] = (model[name][k] ?? 0) - rate * g;
  }
}

/** Adds error x input to a weight gradient, and error to a bias gradient. */
function addOuter(
  weight: Float64Array,
  bias: Float64Array,
  error: Float64Array,
  input: Float64Array,
): void {
  for (const [i, e] of error.entries()) {
    bias[i] = (bias[i] ?? 0) + e;
    for (const [j, x] of input.entries())
      weight[i * input.length + j] = (weight[i * input.length + j] ?? 0) + e * x;
  }
}
