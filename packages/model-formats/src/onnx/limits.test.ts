import { expect, test } from 'vitest';
import { node, onnxBytes, tensor } from '../../test/support/onnx.ts';
import type { Message } from '../../test/support/protobuf.ts';
import { encode } from '../../test/support/protobuf.ts';
import { readBytes, ruleIds } from '../../test/support/read.ts';

const custom = node('Evil', 'com.example');

test('does not follow nesting beyond the limit', async () => {
  let graph: Message = [
    [1, custom],
    [2, 'deep'],
  ];
  for (let i = 0; i < 100; i += 1)
    graph = [
      [
        1,
        node('If', '', [
          [
            [1, 'then_branch'],
            [6, graph],
          ],
        ]),
      ],
      [2, 'g'],
    ];
  const reading = await readBytes(
    'm.onnx',
    encode([
      [1, 8],
      [7, graph],
      [8, [[2, 17]]],
    ]),
  );
  expect(ruleIds(reading)).toEqual(['onnx/limit-exceeded']);
  expect(reading.canCarryCode).toBe('unknown');
});

test('stops at a model with more fields, tensors or bytes than the limits', async () => {
  const bytes = onnxBytes({ tensors: Array.from({ length: 50 }, (_, i) => tensor(`w${i}`, [1])) });
  for (const limits of [
    { maxFields: 40 },
    { maxTensors: 10 },
    { maxReadBytes: 100 },
    { maxHeaderBytes: 20 },
  ]) {
    const reading = await readBytes('m.onnx', bytes, { limits });
    expect(ruleIds(reading), JSON.stringify(limits)).toEqual(['onnx/limit-exceeded']);
    expect(reading).toMatchObject({ canCarryCode: 'unknown', coverage: { complete: false } });
  }
});
