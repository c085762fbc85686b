import type { FormatFacts, QuantisedNodeFact, TensorFact } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { countGraph } from './count-graph.ts';
import { elementsOf } from './shapes.ts';

const tensor = (name: string, dtype: string, ...shape: readonly number[]): TensorFact => ({
  name,
  dtype,
  shape,
});

function count(nodes: readonly QuantisedNodeFact[], ...tensors: readonly TensorFact[]) {
  const uses = Map.groupBy(nodes, ({ operator }) => operator);
  const facts: Parameters<typeof countGraph>[0] = {
    tensors,
    tensorCount: tensors.length,
    parameterCount: tensors.reduce((sum, one) => sum + (elementsOf(one) ?? 0), 0),
    operators: Object.fromEntries([...uses].map(([name, { length }]) => [name, length])),
    quantisedNodes: nodes,
  } satisfies Partial<FormatFacts>;
  return countGraph(facts);
}

const NBITS = 'com.microsoft::MatMulNBits';
const blocks = (K: number, N: number, block_size: number, bits = 4): QuantisedNodeFact => ({
  operator: NBITS,
  inputs: ['x', 'w', 's', 'z', '', 'b'],
  attributes: { K, N, block_size, bits },
});

test.each([
  ['whole blocks', blocks(128, 64, 32), tensor('w', 'UINT8', 64, 4, 16), 128 * 64],
  ['a padded last block', blocks(100, 33, 32), tensor('w', 'UINT8', 33, 4, 16), 3300],
  ['eight bits', blocks(128, 64, 32, 8), tensor('w', 'UINT8', 64, 4, 32), 128 * 64],
  ['two bits', blocks(128, 64, 32, 2), tensor('w', 'UINT8', 64, 4, 8), 128 * 64],
  [
    'four bits without a scale for each row',
    {
      operator: 'com.microsoft::MatMulBnb4',
      inputs: ['x', 'w', 's'],
      attributes: { K: 11, N: 3, block_size: 16 },
    },
    tensor('w', 'UINT8', 17),
    33,
  ],
  [
    'an embedding in bytes',
    {
      operator: 'com.microsoft::GatherBlockQuantized',
      inputs: ['w', 'i', 's', 'z'],
      attributes: { bits: 4 },
    },
    tensor('w', 'UINT8', 10, 16),
    320,
  ],
  [
    'an embedding in four-bit elements',
    { operator: 'com.microsoft::GatherBlockQuantized', inputs: ['w', 'i', 's'], attributes: {} },
    tensor('w', 'UINT4', 10, 32),
    320,
  ],
  [
    'experts',
    {
      operator: 'com.microsoft::QMoE',
      inputs: ['x', 'r', 'w', 's'],
      attributes: { expert_weight_bits: 4 },
    },
    tensor('w', 'UINT8', 2, 8, 4),
    128,
  ],
])('counts what %s represent, with the bias and without scales', (_name, node, weight, values) => {
  const others = [tensor('s', 'FLOAT', 64), tensor('z', 'UINT8', 32), tensor('b', 'FLOAT', 7)];
  const named = new Set(node.inputs);
  const beside = others.filter(({ name }) => named.has(name) || name === 'b');
  expect(count([node], weight, ...beside)).toEqual({
    parameters: values + 7,
    packed: ['onnx-block-quantized'],
    unclear: [],
  });
});

test('counts a weight that two operators share once', () => {
  const both = [blocks(128, 64, 32), blocks(128, 64, 32)];
  expect(count(both, tensor('w', 'UINT8', 64, 4, 16))?.parameters).toBe(128 * 64);
});

test.each([
  ['states no sizes', { operator: NBITS, inputs: ['x', 'w'], attributes: {} }],
  ['states different sizes', blocks(128, 65, 32)],
  ['states invalid sizes', blocks(-128, -64, 32)],
])('has no number when the operator %s', (_name, node) => {
  expect(count([node], tensor('w', 'UINT8', 64, 4, 16))).toEqual({
    packed: ['onnx-block-quantized'],
    unclear: ['w'],
  });
});

test('gives no count unless the facts list every node', () => {
  const facts = {
    tensors: [tensor('w', 'UINT8', 64, 4, 16)],
    tensorCount: 1,
    parameterCount: 4096,
    operators: { [NBITS]: 2 },
    quantisedNodes: [blocks(128, 64, 32)],
  };
  expect(countGraph(facts)?.parameters).toBeUndefined();
  expect(countGraph({ ...facts, operators: { [NBITS]: 1 } })?.parameters).toBe(128 * 64);
});

test('leaves out scales where every element is a value', () => {
  const node: QuantisedNodeFact = {
    operator: 'MatMulInteger',
    inputs: ['x', 'w_quantized', 'zero', 'w_zero_point'],
    attributes: {},
  };
  const tensors = [
    tensor('w_quantized', 'INT8', 8, 4),
    tensor('w_scale', 'FLOAT'),
    tensor('w_zero_point', 'INT8'),
    tensor('bias', 'FLOAT', 4),
  ];
  expect(count([node], ...tensors)).toEqual({
    parameters: 36,
    packed: ['onnx-scaled'],
    unclear: [],
  });
});

test('does not count a graph in which no operator takes quantised weights', () => {
  expect(count([], tensor('w_scale', 'FLOAT', 4))).toBeUndefined();
  const other: QuantisedNodeFact = { operator: 'my::Quantize', inputs: ['w'], attributes: {} };
  expect(count([other], tensor('w', 'FLOAT', 4))).toBeUndefined();
});
