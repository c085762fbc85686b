import { hasExtension } from '../sniff/bytes.ts';

/** Wire type of every field of ModelProto; 2 is a length followed by bytes. */
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
/** Field 1, a varint. */
const IR_VERSION_TAG = 8;
const SHORT_TEXTS = [2, 3, 4];
const LONGEST_SHORT_TEXT = 1_024;

/** No IR version will exceed this for a long time. */
const HIGHEST_IR_VERSION = 1_000;

/**
 * Whether the head is a sequence of ModelProto fields that starts with a plausible IR version, as every writer's does,
 * and reaches the graph; if the name says ONNX, two fields are enough.
 */
export function isOnnx(head: Uint8Array, path: string, sizeBytes: number): boolean {
  if (!startsWithVersion(head)) return false;
  let count = 0;
  for (let at = 0; at < head.byteLength;) {
    const field = readField(head, at, sizeBytes);
    if (field === 'wrong') return false;
    if (field === undefined) break;
    if (field.number === GRAPH) return field.length > 0;
    count += 1;
    at = field.next;
  }
  return count > 1 && hasExtension(path, ['.onnx']);
}

function startsWithVersion(head: Uint8Array): boolean {
  const version = head[0] === IR_VERSION_TAG ? (readVarint(head, 1)?.value ?? 0) : 0;
  return version >= 1 && version <= HIGHEST_IR_VERSION;
}

interface HeadField {
  readonly number: number;
  readonly length: number;
  readonly next: number;
}

/** The field of ModelProto at this offset; undefined when the head ends within it. */
function readField(
  head: Uint8Array,
  at: number,
  sizeBytes: number,
): HeadField | 'wrong' | undefined {
  const tag = readVarint(head, at);
  if (tag === undefined) return undefined;
  const number = Math.floor(tag.value / 8);
  const wire = MODEL_FIELDS[number];
  if (wire !== tag.value % 8) return 'wrong';
  const value = readVarint(head, tag.next);
  if (value === undefined) return undefined;
  if (wire === 0) return { number, length: 0, next: value.next };
  const tooLong = SHORT_TEXTS.includes(number) && value.value > LONGEST_SHORT_TEXT;
  if (tooLong || value.next + value.value > sizeBytes) return 'wrong';
  return { number, length: value.value, next: value.next + value.value };
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
