import { expect, test } from 'vitest';
import type { ModelParts } from '../../test/support/onnx.ts';
import { external, node, onnxBytes, port, tensor } from '../../test/support/onnx.ts';
import type { Message, Value } from '../../test/support/protobuf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';
import type { FormatReading } from '../index.ts';

const data = new Uint8Array(64);

function read(
  parts: ModelParts,
  beside: Readonly<Record<string, Uint8Array>> = { 'w.bin': data },
): Promise<FormatReading> {
  return readBytes('m.onnx', onnxBytes(parts), { beside });
}

function attribute(name: string, field: number, value: Value): Message {
  return [
    [1, name],
    [field, value],
  ];
}

test('reports inputs, outputs, operators and producer', async () => {
  const { facts } = await read({
    nodes: [node('Relu'), node('Relu'), node('Scaler', 'ai.onnx.ml')],
    opsets: { '': 17, 'ai.onnx.ml': 3 },
    inputs: [port('x', ['batch', 3]), port('w')],
  });
  expect(facts).toMatchObject({
    inputs: [{ name: 'x', dtype: 'FLOAT', shape: ['batch', 3] }],
    outputs: [{ name: 'y', dtype: 'FLOAT', shape: [1, 2] }],
    opsets: { 'ai.onnx': 17, 'ai.onnx.ml': 3 },
    operators: { Relu: 2, 'ai.onnx.ml::Scaler': 1 },
    producer: { name: 'test', version: '1.0' },
    graphName: 'g',
    tensorCount: 1,
    parameterCount: 6,
    parametersByDtype: { FLOAT: 6 },
  });
});

test('counts tensors of subgraphs and of attributes', async () => {
  const inner = node('Constant', '', [attribute('value', 5, tensor('c', [5]))]);
  const { facts } = await read({
    nodes: [
      node('If', '', [
        attribute('then_branch', 6, [
          [1, inner],
          [5, tensor('v', [7])],
          [2, 'then'],
        ]),
      ]),
    ],
  });
  expect(facts).toMatchObject({
    tensorCount: 3,
    parameterCount: 6 + 5 + 7,
    operators: { Constant: 1, If: 1 },
  });
});

test.for<[string, ModelParts, string]>([
  [
    'an operator whose domain is not imported',
    { nodes: [node('Scaler', 'ai.onnx.ml')] },
    'onnx/opset',
  ],
  ['no operator set', { opsets: {} }, 'onnx/incomplete-model'],
  ['an operator without a name', { nodes: [[[1, 'x']]] }, 'onnx/incomplete-model'],
  ['an input without a type', { inputs: [[[1, 'x']]] }, 'onnx/port'],
  ['two graphs', { extra: [[7, [[2, 'again']]]] }, 'onnx/duplicate-field'],
  ['an unknown field', { extra: [[30, 'payload']] }, 'onnx/unknown-field'],
  [
    'a tensor without a type',
    {
      tensors: [
        [
          [1, 1],
          [8, 'w'],
          [9, data],
        ],
      ],
    },
    'onnx/tensor',
  ],
  [
    'a negative dimension',
    {
      tensors: [
        [
          [1, -1n],
          [2, 1],
          [8, 'w'],
          [9, data],
        ],
      ],
    },
    'onnx/tensor',
  ],
  [
    'more dimensions than any runtime supports',
    {
      tensors: [
        tensor(
          'w',
          Array.from({ length: 65 }, () => 1),
        ),
      ],
    },
    'onnx/tensor',
  ],
  [
    'a product that overflows',
    {
      tensors: [
        [
          [1, 2n ** 40n],
          [1, 2n ** 40n],
          [2, 1],
          [8, 'w'],
          [9, data],
        ],
      ],
    },
    'onnx/shape-overflow',
  ],
  [
    'a product that wraps to the size',
    {
      tensors: [
        [
          [1, 2n ** 32n],
          [1, 2n ** 32n],
          [2, 1],
          [8, 'w'],
          [9, data],
        ],
      ],
    },
    'onnx/shape-overflow',
  ],
  ['raw data of wrong size', { tensors: [tensor('w', [2], [[9, data]])] }, 'onnx/size-mismatch'],
  [
    'values in two places',
    {
      tensors: [
        tensor(
          'w',
          [16],
          [
            [9, data],
            [4, data],
          ],
        ),
      ],
    },
    'onnx/tensor',
  ],
  [
    'values in a field of another type',
    { tensors: [tensor('w', [8], [[10, data]])] },
    'onnx/tensor',
  ],
  ['elements without values', { tensors: [tensor('w', [4], [[12, 'doc']])] }, 'onnx/tensor'],
  [
    'too few values',
    { tensors: [tensor('w', [4], [[4, new Uint8Array(12)]])] },
    'onnx/size-mismatch',
  ],
  ['external data without a location', { tensors: [tensor('w', [4], [[14, 1]])] }, 'onnx/tensor'],
  [
    'a location without external data',
    {
      tensors: [
        tensor(
          'w',
          [4],
          [
            [
              13,
              [
                [1, 'location'],
                [2, 'w.bin'],
              ],
            ],
            [9, new Uint8Array(16)],
          ],
        ),
      ],
    },
    'onnx/tensor',
  ],
  [
    'an external file that is missing',
    { tensors: [tensor('w', [4], external('other.bin'))] },
    'onnx/external-data-missing',
  ],
  [
    'an offset that is not a number',
    { tensors: [tensor('w', [4], external('w.bin', { offset: '-1' }))] },
    'onnx/external-data-range',
  ],
  [
    'an offset past the end',
    { tensors: [tensor('w', [4], external('w.bin', { offset: '65', length: '16' }))] },
    'onnx/external-data-range',
  ],
  [
    'a length that extends past the end',
    { tensors: [tensor('w', [4], external('w.bin', { offset: '49', length: '16' }))] },
    'onnx/external-data-range',
  ],
  [
    'external data of wrong size',
    { tensors: [tensor('w', [4], external('w.bin', { length: '17' }))] },
    'onnx/size-mismatch',
  ],
])('finds %s', async ([, parts, rule]) => {
  expect(ruleIds(await read(parts))).toEqual([rule]);
});

const typed = (type: number, dims: number, bytes: number): ModelParts => ({
  tensors: [
    [
      [1, dims],
      [2, type],
      [8, 'w'],
      [9, new Uint8Array(bytes)],
    ],
  ],
});

test.for([
  [27, 8, 6],
  [28, 8, 6],
  [28, 5, 4],
  [27, 8, 8],
])('reads the six-bit type %i: %i elements in %i bytes', async ([type, elements, bytes]) => {
  const reading = await readBytes('m.onnx', onnxBytes(typed(type ?? 0, elements ?? 0, bytes ?? 0)));
  expect(reading).toMatchObject({ findings: [], coverage: { complete: true }, canCarryCode: 'no' });
});

test('finds too few or too many bytes for a six-bit type', async () => {
  for (const bytes of [5, 7, 9])
    expect(ruleIds(await readBytes('m.onnx', onnxBytes(typed(27, 8, bytes))))).toEqual([
      'onnx/size-mismatch',
    ]);
});

test('reports a type that is newer than this reader once, and does not refuse the file', async () => {
  const [one] = typed(99, 8, 8).tensors ?? [];
  const reading = await readBytes(
    'm.onnx',
    onnxBytes({ tensors: [one, one].flatMap((t) => (t === undefined ? [] : [t])) }),
  );
  expect(reading.findings).toMatchObject([{ ruleId: 'onnx/unknown-type', level: 'note' }]);
  expect(reading).toMatchObject({ coverage: { complete: false }, canCarryCode: 'unknown' });
});
