import { varint } from '../../test/support/protobuf.ts';
import type { Corpus, FuzzedFormat, Sample } from './corpus.ts';
import { FUZZED } from './corpus.ts';
import type { FieldPlace } from './fields.ts';
import type { Random } from './random.ts';

/**
 * How an input is read: as it is, with limits that small files exceed, or as the start of a tebibyte of zeros, in which
 * false lengths have room.
 */
export type Setting = 'plain' | 'tight' | 'vast';

/** One input and how it is read. */
export interface Mutant {
  readonly format: FuzzedFormat;
  readonly bytes: Uint8Array;
  readonly setting: Setting;
}

/** Numbers at which sizes, signs and types change. */
const BORDERS: readonly bigint[] = [
  0n,
  1n,
  2n,
  3n,
  4n,
  7n,
  8n,
  9n,
  12n,
  13n,
  31n,
  32n,
  42n,
  63n,
  64n,
  127n,
  128n,
  255n,
  256n,
  65_535n,
  65_536n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 40n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 62n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

type Mutation = (bytes: Uint8Array, sample: Sample, random: Random, corpus: Corpus) => Uint8Array;

/** One case's input: a valid file of one format with one to four changes. */
export function mutantOf(corpus: Corpus, index: number, random: Random): Mutant {
  const format = FUZZED[index % FUZZED.length] as FuzzedFormat;
  const sample = random.pick(corpus[format]);
  let bytes = sample.bytes;
  for (let changes = 1 + random.below(4); changes > 0 && bytes.length > 0; changes -= 1)
    bytes = random.pick(MUTATIONS)(bytes, sample, random, corpus);
  const dice = random.next();
  return { format, bytes, setting: dice < 0.1 ? 'tight' : dice < 0.2 ? 'vast' : 'plain' };
}

function cut(bytes: Uint8Array, at: number, drop: number, put: Uint8Array): Uint8Array {
  const start = Math.min(at, bytes.length);
  const rest = bytes.subarray(Math.min(bytes.length, start + drop));
  const out = new Uint8Array(start + put.length + rest.length);
  out.set(bytes.subarray(0, start));
  out.set(put, start);
  out.set(rest, start + put.length);
  return out;
}

const NONE = new Uint8Array(0);

const bitFlip: Mutation = (bytes, _sample, random) => {
  const out = Uint8Array.from(bytes);
  for (let flips = 1 + random.below(3); flips > 0; flips -= 1) {
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  }
  return out;
};

const byteSet: Mutation = (bytes, _sample, random) =>
  cut(bytes, random.below(bytes.length), 1, Uint8Array.of(random.below(256)));

const truncation: Mutation = (bytes, sample, random) => {
  const border =
    random.next() < 0.5 ? sample.fields.at(random.below(sample.fields.length)) : undefined;
  return bytes.slice(0, border === undefined ? random.below(bytes.length) : border.at);
};

const removal: Mutation = (bytes, _sample, random) =>
  cut(bytes, random.below(bytes.length), 1 + random.below(16), NONE);

const repetition: Mutation = (bytes, _sample, random) => {
  const at = random.below(bytes.length);
  return cut(bytes, at, 0, bytes.slice(at, at + 1 + random.below(64)));
};

const move: Mutation = (bytes, _sample, random) => {
  const from = random.below(bytes.length);
  return cut(bytes, random.below(bytes.length), 8, bytes.slice(from, from + 8));
};

/** Inserts a piece of another valid file, of the same or another format. */
const splice: Mutation = (bytes, _sample, random, corpus) => {
  const other = random.pick(corpus[random.pick(FUZZED)]).bytes;
  const from = random.below(other.length);
  const piece = other.slice(from, from + 1 + random.below(96));
  return cut(bytes, random.below(bytes.length), random.next() < 0.5 ? piece.length : 0, piece);
};

const tail: Mutation = (bytes, _sample, random) =>
  cut(
    bytes,
    bytes.length,
    0,
    new Uint8Array(1 + random.below(40)).fill(random.pick([0, 0, 0x20, 0xff])),
  );

/** Changes one number of the structure to a border number, or slightly more or less. */
const numberChange: Mutation = (bytes, sample, random) => {
  const field = random.pick(sample.fields);
  return cut(bytes, field.at, field.bytes, numberBytes(field, bytes, random));
};

/** Copies the number in one place to another. */
const numberSwap: Mutation = (bytes, sample, random) => {
  const [one, two] = [random.pick(sample.fields), random.pick(sample.fields)];
  return cut(bytes, one.at, one.bytes, bytes.slice(two.at, two.at + two.bytes));
};

const MUTATIONS: readonly Mutation[] = [
  bitFlip,
  byteSet,
  truncation,
  removal,
  repetition,
  move,
  splice,
  tail,
  numberChange,
  numberChange,
  numberChange,
  numberSwap,
];

function numberBytes(field: FieldPlace, bytes: Uint8Array, random: Random): Uint8Array {
  const value = random.next() < 0.3 ? near(field, bytes, random) : random.pick(BORDERS);
  if (field.kind === 'varint') return Uint8Array.from(varint(value));
  if (field.kind === 'decimal') return new TextEncoder().encode(String(value));
  const out = new Uint8Array(field.bytes);
  const at = (i: number): number => (field.kind === 'little' ? i : field.bytes - 1 - i);
  for (let i = 0; i < field.bytes; i += 1) out[at(i)] = Number((value >> BigInt(8 * i)) & 0xffn);
  return out;
}

/** The number there, changed by one or by a few; a small number if its width is not fixed. */
function near(field: FieldPlace, bytes: Uint8Array, random: Random): bigint {
  let value = 0n;
  for (let i = 0; i < field.bytes; i += 1) {
    const at = field.kind === 'little' ? field.at + field.bytes - 1 - i : field.at + i;
    value = value * 256n + BigInt(bytes[at] ?? 0);
  }
  const start = field.kind === 'little' || field.kind === 'big' ? value : BigInt(random.below(64));
  const changed = start + BigInt(random.pick([-8, -1, 1, 8, 32]));
  return changed < 0n ? 0n : changed;
}
