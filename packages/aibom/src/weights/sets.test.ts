import { describe, expect, test } from 'vitest';
import { weights } from '../../test/fixture.ts';
import { describeFiles, told, value } from '../../test/told.ts';
import type { Files } from '../../test/told.ts';
import { bestClaim } from '../claims.ts';

describe('weight sets', () => {
  test.for([
    ['five digits', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'],
    ['six digits', 'model-00001-of-000002.safetensors', 'model-00002-of-000002.safetensors'],
    ['underscores', 'model_00001-of-00002.safetensors', 'model_00002-of-00002.safetensors'],
    ['underscores everywhere', 'x_00001_of_00002.safetensors', 'x_00002_of_00002.safetensors'],
    ['from zero', 'model-00000-of-00002.safetensors', 'model-00001-of-00002.safetensors'],
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
    ['numbers alone', 'consolidated.00.safetensors', 'consolidated.01.safetensors'],
    ['numbers of MLX', 'weights.00.safetensors', 'weights.01.safetensors'],
    ['ranks', 'model-rank-0-part-0.safetensors', 'model-rank-1-part-0.safetensors'],
  ] as const)('are grouped by numbered names: %s', async ([, first, second]) => {
    const description = await describeFiles({
      [first]: weights({ a: [2, 3] }),
      [second]: weights({ b: [4] }),
    });
    expect(value(description, 'model.parameters')).toBe(10);
    expect(value(description, 'model.weightFiles')).toBe(2);
    expect(description.components).toEqual([]);
  });

  test('that lack a file have no parameter count', async () => {
    const description = await describeFiles({
      'model-00001-of-00002.safetensors': weights({ a: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBeUndefined();
    expect(value(description, 'model.storedElements')).toBe(6);
  });

  test.for([
    ['consolidated.00.safetensors', 'consolidated.01.safetensors'],
    ['model-rank-0-part-0.safetensors', 'model-rank-1-part-0.safetensors'],
    ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'],
  ] as const)(
    'that hold slices of the same tensors have no parameter count: %s',
    async ([first, second]) => {
      const description = await describeFiles({
        [first]: weights({ norm: [3], a: [2, 3] }),
        [second]: weights({ norm: [3], a: [2, 3] }),
      });
      expect(value(description, 'model.parameters')).toBeUndefined();
      expect(value(description, 'model.storedElements')).toBe(18);
      expect(description.components).toEqual([]);
    },
  );

  test('are not grouped when a name only resembles a number in a series', async () => {
    const description = await describeFiles({
      'my-weights.00.safetensors': weights({ a: [2, 3] }),
      'my-weights.01.safetensors': weights({ b: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBeUndefined();
    expect(description.components.map(({ name }) => name)).toEqual([
      'my-weights.00.safetensors',
      'my-weights.01.safetensors',
    ]);
  });

  test('are what the index lists, whatever the names', async () => {
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

  test('of pickles are identified by their index, with what it declares', async () => {
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

  test('next to a consolidated copy are the model', async () => {
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

  test('that are consolidated are the model when there are no others', async () => {
    const description = await describeFiles({
      'params.json': { dim: 4 },
      'consolidated.safetensors': weights({ a: [2, 3] }),
    });
    expect(value(description, 'model.parameters')).toBe(6);
    expect(description.components).toEqual([]);
  });
});

describe('an index that declares a parameter count', () => {
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
    ['the actual number', files(6), []],
    ['fewer', files(5), ['warning']],
    ['more', files(7), ['warning']],
    ['fewer by a vector that can be a buffer', files(6, { running_mean: [3] }), ['note']],
    ['fewer than buffers explain', files(2, { running_mean: [3] }), ['warning']],
  ] as const)('as %s', async ([, input, expected]) => {
    expect(await levels(input)).toEqual(expected);
  });
});

test('each model that TensorFlow saves in several files is one set, and nothing is counted in it', async () => {
  const raw = new Uint8Array([8, 1, 18, 0]);
  const saved = await describeFiles({
    'saved_model.pb': raw,
    'variables/variables.index': raw,
    'variables/variables.data-00000-of-00001': raw,
  });
  expect(value(saved, 'model.weightFiles')).toBe(3);
  expect(value(saved, 'model.format')).toBe('tensorflow');
  expect(value(saved, 'model.parameters')).toBeUndefined();
  const checkpoint = await describeFiles({
    'model.ckpt-1000.index': raw,
    'model.ckpt-1000.meta': raw,
    'model.ckpt-1000.data-00000-of-00001': raw,
  });
  expect(value(checkpoint, 'model.weightFiles')).toBe(3);
  expect(checkpoint.components).toEqual([]);
});
