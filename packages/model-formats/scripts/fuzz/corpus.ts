import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GgufScalarType, GgufValue, SafetensorsDtype } from '../../src/index.ts';
import { SAFETENSORS_DTYPES, writeGguf, writeSafetensors } from '../../src/index.ts';
import { external, node, onnxBytes, port, tensor } from '../../test/support/onnx.ts';
import type { FieldPlace } from './fields.ts';
import { ggufFields, jsonFields, protobufFields } from './fields.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';

/** The formats that are fuzzed. */
export const FUZZED = ['gguf', 'onnx', 'safetensors'] as const;
export type FuzzedFormat = (typeof FUZZED)[number];

/** A valid file with the offsets of its numbers. */
export interface Sample {
  readonly bytes: Uint8Array;
  readonly fields: readonly FieldPlace[];
}

/** Valid files by format. */
export type Corpus = Readonly<Record<FuzzedFormat, readonly Sample[]>>;

const GENERATED = 60;
/** Larger vectors are left out: a run consists of many small inputs. */
const LARGEST_VECTOR = 65_536;

/** Valid files made from the seed and, if a folder of vectors is given, the small ones in it. */
export function makeCorpus(seed: number, vectors: string | undefined): Corpus {
  const make = (generate: (random: Random) => Uint8Array, fields: Fields): readonly Sample[] =>
    Array.from({ length: GENERATED }, (_, i) => generate(randomOf(seed, -2 - i))).map((bytes) => ({
      bytes,
      fields: fields(bytes),
    }));
  const own = {
    gguf: make(randomGguf, ggufFields),
    onnx: make(randomOnnx, protobufFields),
    safetensors: make(randomSafetensors, jsonFields),
  };
  if (vectors === undefined) return own;
  const found = filesBelow(vectors);
  const add = (extension: string, fields: Fields): readonly Sample[] =>
    found
      .filter((path) => path.endsWith(extension))
      .map((path) => new Uint8Array(readFileSync(path)))
      .map((bytes) => ({ bytes, fields: fields(bytes) }));
  return {
    gguf: [...own.gguf, ...add('.gguf', ggufFields)],
    onnx: [...own.onnx, ...add('.onnx', protobufFields)],
    safetensors: [...own.safetensors, ...add('.safetensors', jsonFields)],
  };
}

type Fields = (bytes: Uint8Array) => readonly FieldPlace[];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() === true && stat.size <= LARGEST_VECTOR;
    })
    .sort();
}

const NAMES = ['token_embd.weight', 'blk.0.attn_q.weight', 'é', 'output', 'a'];
const WHOLE: readonly GgufScalarType[] = ['uint8', 'int8', 'uint16', 'int16', 'uint32', 'int64'];

function randomGguf(random: Random): Uint8Array {
  const metadata: Record<string, GgufValue> = {
    'general.architecture': { type: 'string', value: random.pick(['llama', 'gpt2']) },
  };
  if (random.next() < 0.3)
    metadata['general.alignment'] = { type: 'uint32', value: random.pick([8, 16, 32, 64]) };
  for (let i = random.below(5); i > 0; i -= 1) metadata[`llama.key_${i}`] = randomValue(random);
  if (random.next() < 0.2)
    metadata['tokenizer.chat_template'] = { type: 'string', value: '{{ messages }}' };
  if (random.next() < 0.3)
    metadata['tokenizer.ggml.tokens'] = {
      list: 'string',
      values: Array.from({ length: random.below(100) }, (_, i) => `Ġt${i}`),
    };
  const big = random.next() < 0.2;
  const version = big ? 3 : random.pick([1, 2, 3, 3] as const);
  const tensors = NAMES.slice(0, random.below(NAMES.length + 1)).map((name) =>
    randomTensor(name, random),
  );
  return writeGguf(tensors, metadata, { version, byteOrder: big ? 'big' : 'little' });
}

function randomValue(random: Random): GgufValue {
  const type = random.pick<GgufScalarType>([...WHOLE, 'bool', 'float32', 'float64', 'string']);
  const one = (): string | number | boolean => {
    if (type === 'bool') return random.next() < 0.5;
    return type === 'string' ? random.pick(['', 'text', 'ü']) : random.below(100);
  };
  if (random.next() < 0.5) return { type, value: one() };
  return { list: type, values: Array.from({ length: random.below(70) }, one) };
}

const GGML: readonly (readonly [dtype: string, elements: number, bytes: number])[] = [
  ['F32', 1, 4],
  ['F16', 1, 2],
  ['I8', 1, 1],
  ['Q4_0', 32, 18],
  ['Q8_0', 32, 34],
];

function randomTensor(name: string, random: Random): Parameters<typeof writeGguf>[0][number] {
  const [dtype, elements, bytes] = random.pick(GGML);
  const rows = 1 + random.below(3);
  const blocks = 1 + random.below(3);
  const shape = random.next() < 0.5 ? [rows, blocks * elements] : [1, rows, blocks * elements];
  const data = new Uint8Array(rows * blocks * bytes).fill(random.below(256));
  return { name, dtype, shape, data };
}

function randomSafetensors(random: Random): Uint8Array {
  const dtypes = Object.keys(SAFETENSORS_DTYPES) as SafetensorsDtype[];
  const tensors = NAMES.slice(0, random.below(NAMES.length + 1)).map((name) => {
    const dtype = random.pick(dtypes);
    const shape = [1 + random.below(3), 8];
    const bits = SAFETENSORS_DTYPES[dtype] * (shape[0] as number) * 8;
    return { name, dtype, shape, data: new Uint8Array(bits / 8) };
  });
  return writeSafetensors(tensors, random.next() < 0.5 ? { format: 'pt', note: 'ü\n"' } : {});
}

function randomOnnx(random: Random): Uint8Array {
  const subgraph = node('If', '', [
    [
      [1, 'then_branch'],
      [
        6,
        [
          [1, node('Relu')],
          [2, 'then'],
        ],
      ],
      [20, 5],
    ],
  ]);
  const rest = (): ReturnType<typeof external> | undefined =>
    random.next() < 0.2 ? external('w.bin', { offset: '0', length: '24' }) : undefined;
  return onnxBytes({
    nodes: [
      node('Relu'),
      ...(random.next() < 0.4 ? [subgraph] : []),
      ...(random.next() < 0.2 ? [node('Gelu', 'com.microsoft')] : []),
    ],
    tensors: Array.from({ length: random.below(4) }, (_, i) => tensor(`w${i}`, [2, 3], rest())),
    inputs: [port('x', random.pick([[1, 2], ['n', 3], []]))],
    opsets: random.next() < 0.3 ? { '': 17, 'com.microsoft': 1 } : { '': 17 },
  });
}
