import { expect, test } from 'vitest';
import type { ModelParts } from '../../test/support/onnx.ts';
import { node, onnxBytes } from '../../test/support/onnx.ts';
import type { Message } from '../../test/support/protobuf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import type { FormatReading } from '../index.ts';

function read(parts: ModelParts): Promise<FormatReading> {
  return readBytes('m.onnx', onnxBytes(parts));
}

const custom = node('Evil', 'com.example');
const inSubgraph = node('If', '', [
  [
    [1, 'then_branch'],
    [
      6,
      [
        [1, custom],
        [2, 'then'],
      ],
    ],
  ],
]);
const localFunction: Message = [
  [1, 'Evil'],
  [10, 'com.example'],
  [7, node('Relu')],
  [9, [[2, 17]]],
];

test.for<[string, ModelParts]>([
  ['the graph', { nodes: [custom], opsets: { '': 17, 'com.example': 1 } }],
  ['a subgraph', { nodes: [inSubgraph], opsets: { '': 17, 'com.example': 1 } }],
  [
    'a local function',
    {
      extra: [
        [
          25,
          [
            [1, 'Mine'],
            [10, 'local'],
            [7, custom],
            [
              9,
              [
                [1, 'com.example'],
                [2, 1],
              ],
            ],
          ],
        ],
      ],
    },
  ],
  [
    'a training graph',
    {
      extra: [
        [
          20,
          [
            [
              2,
              [
                [1, custom],
                [2, 'step'],
              ],
            ],
          ],
        ],
      ],
      opsets: { '': 17, 'com.example': 1 },
    },
  ],
])(
  'does not say that a model is free of code when %s uses an operator of another domain',
  async ([, parts]) => {
    const reading = await read(parts);
    expect(ruleIds(reading)).toEqual(['onnx/custom-domain']);
    expect(reading.canCarryCode).toBe('unknown');
  },
);

test('takes an operator that the model defines itself for known', async () => {
  const reading = await read({
    nodes: [custom],
    opsets: { '': 17, 'com.example': 1 },
    extra: [[25, localFunction]],
  });
  expect(reading).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test('does not take a function of another overload for the one that a node calls', async () => {
  const reading = await read({
    nodes: [[...custom, [8, 'other']]],
    opsets: { '': 17, 'com.example': 1 },
    extra: [[25, localFunction]],
  });
  expect(ruleIds(reading)).toEqual(['onnx/custom-domain']);
});
