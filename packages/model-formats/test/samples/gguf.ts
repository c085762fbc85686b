import type { GgufInput } from '../../src/index.ts';
import { writeGguf } from '../../src/index.ts';
import { LLAMA, RawGguf } from '../support/gguf.ts';
import { defineSamples, file } from '../support/sample.ts';

const PATH = 'model.gguf';
const METADATA: Parameters<typeof writeGguf>[1] = {
  ...LLAMA,
  'general.name': { type: 'string', value: 'Größe' },
  'general.tags': { list: 'string', values: ['a', 'b'] },
  'llama.context_length': { type: 'uint64', value: 4_096 },
  'llama.rope.freq_base': { type: 'float32', value: 10_000 },
  'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
  'tokenizer.ggml.scores': { list: 'float32', values: [0, 1, 2] },
};
const EMBEDDING: GgufInput = {
  name: 'token_embd.weight',
  dtype: 'F32',
  shape: [2, 4],
  data: new Uint8Array(32).fill(7),
};
const OUTPUT: GgufInput = {
  name: 'output.weight',
  dtype: 'Q8_0',
  shape: [32, 32],
  data: new Uint8Array(1_088).fill(3),
};
const whole = writeGguf([EMBEDDING, OUTPUT], METADATA);

export const gguf = defineSamples({
  format: 'gguf',
  benign: [
    file(PATH, whole),
    file(PATH, writeGguf([], LLAMA)),
    file(PATH, writeGguf([EMBEDDING], METADATA, { byteOrder: 'big' })),
    file(PATH, writeGguf([EMBEDDING], LLAMA, { version: 2 })),
  ],
  malformed: [
    file(PATH, whole.slice(0, -1)),
    file(PATH, new RawGguf(2n ** 40n, 1).architecture().data()),
    file(PATH, 'GGUF\x03\0\0\0'),
  ],
  nearMiss: [file(PATH, 'GGUE\x03\0\0\0'), file(PATH, 'general.architecture: llama\n')],
});
