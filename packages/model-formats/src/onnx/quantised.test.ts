import { expect, test } from 'vitest';
import { node, onnxBytes } from '../../test/support/onnx.ts';
import type { Message, Value } from '../../test/support/protobuf.ts';
import { readBytes } from '../../test/support/read.ts';

function attribute(name: string, field: number, value: Value): Message {
  return [
    [1, name],
    [field, value],
  ];
}

test('reports which tensors an operator on quantised weights takes, and its integer attributes', async () => {
  const { facts } = await readBytes(
    'm.onnx',
    onnxBytes({
      nodes: [
        node('MatMulNBits', 'com.microsoft', [
          attribute('K', 3, 96),
          attribute('bits', 3, 4),
          attribute('note', 4, 'no number'),
        ]),
        node('MatMul'),
      ],
      opsets: { '': 17, 'com.microsoft': 1 },
    }),
  );
  expect(facts.quantisedNodes).toEqual([
    {
      operator: 'com.microsoft::MatMulNBits',
      inputs: ['x'],
      attributes: { K: 96, bits: 4 },
    },
  ]);
  const plain = await readBytes('m.onnx', onnxBytes({ nodes: [node('MatMul')] }));
  expect(plain.facts.quantisedNodes).toBeUndefined();
});

test('keeps at most as many quantised nodes and inputs as the limits allow', async () => {
  const many: Message = [
    ...Array.from({ length: 40 }, (): [number, Value] => [1, 'x']),
    [4, 'QuantizeLinear'],
  ];
  const { facts } = await readBytes('m.onnx', onnxBytes({ nodes: [many, many, many] }), {
    limits: { maxTensorsListed: 2 },
  });
  expect(facts.quantisedNodes?.map(({ inputs }) => inputs.length)).toEqual([32, 32]);
});
