import { external, node, onnxBytes, tensor } from '../support/onnx.ts';
import { encode } from '../support/protobuf.ts';
import { defineSamples, file } from '../support/sample.ts';

const PATH = 'model.onnx';
const BESIDE = { 'weights.bin': new Uint8Array(16) };

const subgraph = node('If', '', [
  [
    [1, 'then_branch'],
    [
      6,
      [
        [
          1,
          node('Constant', '', [
            [
              [1, 'value'],
              [5, tensor('c', [2])],
              [20, 4],
            ],
          ]),
        ],
        [2, 'then'],
      ],
    ],
    [20, 5],
  ],
]);
const outside = (length: string): Uint8Array =>
  onnxBytes({ tensors: [tensor('w', [4], external('weights.bin', { offset: '0', length }))] });

export const onnx = defineSamples({
  format: 'onnx',
  benign: [
    { ...file(PATH, onnxBytes()), beside: BESIDE },
    { ...file(PATH, onnxBytes({ nodes: [subgraph, node('Relu')] })), beside: BESIDE },
    { ...file(PATH, outside('16')), beside: BESIDE },
  ],
  malformed: [
    file(PATH, onnxBytes().slice(0, -1)),
    file(PATH, outside('16')),
    { ...file(PATH, outside('32')), beside: BESIDE },
  ],
  nearMiss: [
    file(
      PATH,
      encode([
        [1, 0],
        [2, 'test'],
      ]),
    ),
    file(PATH, 'ir_version: 8\n'),
    file('model.txt', '\x08\x08\x12\x04test'),
  ],
});
