import type { Random } from '../fuzz/random.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Opcodes that change nothing: a stream after them runs as before. */
const PREFIXES = ['N0', '(1', 'I1\n0', "S'a'\n0", 'Vcar\n0', '}0', 'K\x010', '(N1', 'N', ']'].map(
  latin,
);
const SUFFIXES = ['', '\n', 'junk', '\0\0\0\0', '# end\n', '{"a": 1}\n'].map(latin);

/** One pickle in another file, and the name of that file. */
export interface Embedded {
  readonly how: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The ways in which one pickle can be at the start of a file, or be reached from there. */
export function embeddings(pickle: Uint8Array, random: Random): readonly Embedded[] {
  const around = join(random.pick(PREFIXES), pickle, random.pick(SUFFIXES));
  return [
    { how: 'under its own name', path: 'x.pkl', bytes: pickle },
    { how: 'called a text', path: 'notes.txt', bytes: pickle },
    { how: 'called a licence', path: 'LICENSE', bytes: join(pickle, random.pick(SUFFIXES)) },
    { how: 'behind a prefix', path: 'labels.csv', bytes: around },
    { how: 'behind a prefix, called safetensors', path: 'm.safetensors', bytes: around },
    { how: 'in a header', path: 'm.safetensors', bytes: inHeader(pickle, random) },
    { how: 'behind a header', path: 'm.safetensors', bytes: behindHeader(pickle, random) },
    { how: 'behind a number', path: 'm.safetensors', bytes: behindNumber(pickle) },
  ];
}

/** The low byte of the header length makes an unpickler skip a number of bytes. */
function inHeader(pickle: Uint8Array, random: Random): Uint8Array {
  const [low] = latin(random.pick(['B', 'T', 'X']));
  const skipped = 128 + random.below(4_096);
  const length = (low ?? 0) + 256 * Math.max(skipped, Math.ceil((pickle.length + 64) / 255) + 8);
  const bytes = headed(length, 16);
  bytes.set(pickle, 5 + Math.floor(length / 256));
  return bytes;
}

/** The low byte of the header length starts a line, which ends in the data of the first tensor. */
function behindHeader(pickle: Uint8Array, random: Random): Uint8Array {
  const [low] = latin(random.pick(['V', 'P']));
  // A persistent id consists of ASCII bytes, none of which ends the line.
  const length = (low ?? 0) + 256 * (random.below(8) * 256 + 0x10 + random.below(0x70));
  const bytes = headed(length, 1 + pickle.length);
  bytes.set(join(latin('\n'), pickle), 8 + length);
  return bytes;
}

/** A number ends at a NUL for a C unpickler, which skips the rest of the line. */
function behindNumber(pickle: Uint8Array): Uint8Array {
  const length = 0x3149;
  const bytes = headed(length, 1 + pickle.length);
  bytes.set(join(latin('\n'), pickle), 8 + length);
  return bytes;
}

function headed(length: number, dataBytes: number): Uint8Array {
  const bytes = new Uint8Array(8 + length + dataBytes).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(
    latin(`{"a":{"dtype":"U8","shape":[${dataBytes}],"data_offsets":[0,${dataBytes}]}}`),
    8,
  );
  return bytes;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
