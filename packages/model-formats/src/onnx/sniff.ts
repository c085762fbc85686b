import { hasExtension } from '../sniff/bytes.ts';

/** Wire type of every field of ModelProto; 2 is a length and bytes. */
const MODEL_FIELDS: Readonly<Record<number, 0 | 2>> = {
  1: 0,
  2: 2,
  3: 2,
  4: 2,
  5: 0,
  6: 2,
  7: 2,
  8: 2,
  14: 2,
  20: 2,
  25: 2,
  26: 2,
};
const GRAPH = 7;
const SHORT_TEXTS = [2, 3, 4];
const LONGEST_SHORT_TEXT = 1_024;

/** No IR version is higher than this for a long time. */
const HIGHEST_IR_VERSION = 1_000;

/**
 * Whether the head is a run of fields of ModelProto that starts with a plausible IR version, as every
 * writer does, and comes to the graph; where the name says ONNX two fields are enough.
 */
export function isOnnx(head: Uint8Array, path: string, sizeBytes: number): boolean {
  const version = readVarint(head, 1)?.value ?? 0;
  if (head[0] !== 8 || version < 1 || version > HIGHEST_IR_VERSION) return false;
  let at = 0;
  let count = 0;
  while (at < head.byteLength) {
    const tag = readVarint(head, at);
    if (tag === undefined) break;
    const field = Math.floor(tag.value / 8);
    const value = readVarint(head, tag.next);
    if (MODEL_FIELDS[field] !== tag.value % 8) return false;
    if (value === undefined) break;
    count += 1;
    if (tag.value % 8 === 2 && value.next + value.value > sizeBytes) return false;
    if (SHORT_TEXTS.includes(field) && value.value > LONGEST_SHORT_TEXT) return false;
    if (field === GRAPH) return value.value > 0;
    at = tag.value % 8 === 0 ? value.next : value.next + value.value;
  }
  return count > 1 && hasExtension(path, ['.onnx']);
}

function readVarint(
  head: Uint8Array,
  from: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let scale = 1;
  for (let at = from; at < Math.min(head.byteLength, from + 10); at += 1) {
    const byte = head[at] as number;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at + 1 };
    scale *= 128;
  }
  return undefined;
}
