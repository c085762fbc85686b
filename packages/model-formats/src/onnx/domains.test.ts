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
  'does not call a model free of code when %s uses an operator of another domain',
  async ([, parts]) => {
    const reading = await read(parts);
    expect(ruleIds(reading)).toEqual(['onnx/custom-domain']);
    expect(reading.canCarryCode).toBe('unknown');
  },
);

test('accepts an operator that the model itself defines', async () => {
  const reading = await read({
    nodes: [custom],
    opsets: { '': 17, 'com.example': 1 },
    extra: [[25, localFunction]],
  });
  expect(reading).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test('does not confuse a function with another overload of it', async () => {
  const reading = await read({
    nodes: [[...custom, [8, 'other']]],
    opsets: { '': 17, 'com.example': 1 },
    extra: [[25, localFunction]],
  });
  expect(ruleIds(reading)).toEqual(['onnx/custom-domain']);
});

test.for(['com.microsoft', 'com.microsoft.nchwc', 'com.ms.internal.nhwc'])(
  'calls a model free of code when the operators of %s belong to ONNX Runtime, and reports it',
  async (domain) => {
    const reading = await read({
      nodes: [node('QAttention', domain), node('DynamicQuantizeLSTM', domain)],
      opsets: { '': 17, [domain]: 1 },
    });
    expect(reading.findings.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['onnx/runtime-operators', 'note'],
    ]);
    expect(reading).toMatchObject({ canCarryCode: 'no', coverage: { complete: true } });
  },
);

test.for([
  ['com.microsoft', 'PythonOp'],
  ['com.microsoft', 'PythonOpGrad'],
  ['com.microsoft', 'EPContext'],
  ['com.microsoft.evil', 'QAttention'],
  ['com.microsofT', 'QAttention'],
  ['org.pytorch.aten', 'ATen'],
  ['ai.onnx.contrib', 'PyOp'],
])('leaves undecided what %s %s would run', async ([domain = '', name = '']) => {
  const reading = await read({
    nodes: [node('QAttention', 'com.microsoft'), node(name, domain)],
    opsets: { '': 17, 'com.microsoft': 1, [domain]: 1 },
  });
  expect(ruleIds(reading).toSorted()).toEqual(['onnx/custom-domain', 'onnx/runtime-operators']);
  expect(reading.findings.find(({ ruleId }) => ruleId === 'onnx/custom-domain')?.message).toContain(
    name,
  );
  expect(reading.canCarryCode).toBe('unknown');
});

test('accepts the long name of the default domain, in a node and in an import', async () => {
  const used = await read({ nodes: [node('Relu', 'ai.onnx')], opsets: { '': 17 } });
  expect(used).toMatchObject({ findings: [], canCarryCode: 'no' });
  const imported = await read({ nodes: [node('Relu')], opsets: { 'ai.onnx': 17 } });
  expect(imported).toMatchObject({ findings: [], canCarryCode: 'no' });
});
