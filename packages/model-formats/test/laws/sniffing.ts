import type { Format } from '../../src/index.ts';
import { HEAD_BYTES } from '../../src/index.ts';
import { hostileBytes, randomNumbers } from '../support/mutate.ts';

const PATHS = ['', '/', 'a/', '..', 'a/b.json', '.pth', 'X.PKL', '\ud800.onnx', '\0.safetensors'];
/** Every length up to this is tried, since signatures and counts are there, and then some longer ones. */
const EVERY_LENGTH = 64;
/** An offset in a larger buffer to which no multi-byte number is aligned. */
const OFFSET = 3;

/** What is wrong with how a format is detected by first bytes, its own and those of other formats, whole and cut. */
export function sniffingProblems(
  format: Format,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  runs: number,
): readonly string[] {
  const random = randomNumbers(20_261_201);
  const heads = files.flatMap(({ path, bytes }) =>
    cuts(bytes).map((head) => [path, head] as const),
  );
  const all = files.map(({ bytes }) => bytes);
  const hostile = Array.from(
    { length: runs },
    (_none, run) => [PATHS[run % PATHS.length] as string, hostileBytes(all, random)] as const,
  );
  return [
    ...new Set([...heads, ...hostile].flatMap(([path, bytes]) => problemsOf(format, path, bytes))),
  ];
}

/** Heads of a file that ends or is cut at many places. */
function cuts(bytes: Uint8Array): readonly Uint8Array[] {
  const length = Math.min(bytes.length, HEAD_BYTES);
  const short = Array.from({ length: Math.min(EVERY_LENGTH, length) }, (_none, end) => end);
  return [...short, Math.floor(length / 2), length].map((end) => bytes.slice(0, end));
}

function problemsOf(format: Format, path: string, bytes: Uint8Array): readonly string[] {
  const before = bytes.slice(0, HEAD_BYTES);
  const head = before.slice();
  const shifted = new Uint8Array(head.length + 2 * OFFSET).subarray(OFFSET, OFFSET + head.length);
  shifted.set(head);
  try {
    const answers = [head.length, head.length + 2 ** 40].map((size) => {
      const first = format.sniff(head, path, size);
      const again = format.sniff(shifted, path, size);
      return first === again && typeof first === 'boolean';
    });
    const changed = before.some((byte, at) => byte !== head[at] || byte !== shifted[at]);
    return [
      ...(answers.every(Boolean) ? [] : ['sniff does not give the same answer twice']),
      ...(changed ? ['sniff changes the bytes'] : []),
    ];
  } catch (error) {
    return [`sniff throws: ${String(error)}`];
  }
}
