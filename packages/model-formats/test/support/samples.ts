import { writeGguf, writeSafetensors } from '../../src/index.ts';
import { external, node, onnxBytes, tensor } from './onnx.ts';

/** Well-formed files, by the path that they are read under. */
export interface FormatSamples {
  readonly format: string;
  readonly path: string;
  readonly samples: readonly Uint8Array[];
  readonly beside?: Readonly<Record<string, Uint8Array>>;
}

const two = writeSafetensors(
  [
    { name: 'layer.weight', dtype: 'F32', shape: [2, 3], data: new Uint8Array(24) },
    { name: 'layer.bias', dtype: 'BF16', shape: [3], data: new Uint8Array(6) },
  ],
  { format: 'pt' },
);
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
const index = JSON.stringify({
  metadata: { total_size: 30 },
  weight_map: { 'layer.weight': 'model.safetensors', 'layer.bias': 'model.safetensors' },
});

export const SAFETENSORS: FormatSamples = {
  format: 'safetensors',
  path: 'model.safetensors',
  samples: [
    two,
    writeSafetensors([]),
    writeSafetensors([{ name: 'é', dtype: 'F4', shape: [2, 4], data: new Uint8Array(4) }]),
  ],
};
export const SAFETENSORS_INDEX: FormatSamples = {
  format: 'safetensors-index',
  path: 'model.safetensors.index.json',
  samples: [new TextEncoder().encode(index)],
  beside: { 'model.safetensors': two },
};
export const ONNX: FormatSamples = {
  format: 'onnx',
  path: 'model.onnx',
  samples: [
    onnxBytes(),
    onnxBytes({ nodes: [subgraph, node('Relu')] }),
    onnxBytes({
      tensors: [tensor('w', [4], external('weights.bin', { offset: '0', length: '16' }))],
    }),
  ],
  beside: { 'weights.bin': new Uint8Array(16) },
};

const ARCHITECTURE = { 'general.architecture': { type: 'string', value: 'llama' } } as const;
const GGUF_METADATA: Parameters<typeof writeGguf>[1] = {
  ...ARCHITECTURE,
  'general.name': { type: 'string', value: 'Größe' },
  'general.tags': { list: 'string', values: ['a', 'b'] },
  'llama.context_length': { type: 'uint64', value: 4_096 },
  'llama.rope.freq_base': { type: 'float32', value: 10_000 },
  'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
  'tokenizer.ggml.scores': { list: 'float32', values: [0, 1, 2] },
};
const ggufTensors = [
  { name: 'token_embd.weight', dtype: 'F32', shape: [2, 4], data: new Uint8Array(32).fill(7) },
  { name: 'output.weight', dtype: 'Q8_0', shape: [32, 32], data: new Uint8Array(1_088).fill(3) },
];

export const GGUF: FormatSamples = {
  format: 'gguf',
  path: 'model.gguf',
  samples: [
    writeGguf(ggufTensors, GGUF_METADATA),
    writeGguf([], ARCHITECTURE),
    writeGguf(ggufTensors.slice(0, 1), GGUF_METADATA, { byteOrder: 'big' }),
    writeGguf(ggufTensors.slice(0, 1), ARCHITECTURE, { version: 2 }),
  ],
};

/** Every format that has a reader for models, with samples. */
export const READ_FORMATS: readonly FormatSamples[] = [SAFETENSORS, SAFETENSORS_INDEX, ONNX, GGUF];
