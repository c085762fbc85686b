/** The place of a number that decides how the following bytes are read. */
export interface FieldPlace {
  readonly at: number;
  readonly bytes: number;
  /** How the number is written; the bytes of texts and varints are replaced, whatever their length. */
  readonly kind: 'little' | 'big' | 'varint' | 'decimal';
}

/** Fixed sizes of the GGUF value types by type number, bytes. */
const GGUF_SIZES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};

/** The counts, lengths, types, dimensions and offsets of a valid GGUF file. */
export function ggufFields(bytes: Uint8Array): readonly FieldPlace[] {
  const walk = new GgufPlaces(bytes);
  const [tensors, keys] = [walk.count(), walk.count()];
  for (let i = 0; i < keys; i += 1) {
    walk.text();
    walk.value(walk.number(4));
  }
  for (let i = 0; i < tensors; i += 1) {
    walk.text();
    for (let rank = walk.number(4); rank > 0; rank -= 1) walk.count();
    walk.number(4);
    walk.number(8);
  }
  return walk.fields;
}

/** Walks a valid file and records where its numbers are. */
class GgufPlaces {
  readonly fields: FieldPlace[] = [];
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #wide: boolean;
  #at = 4;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = this.#view.getUint16(4, true) !== 0;
    this.#wide = this.number(4) > 1;
  }

  number(size: 4 | 8): number {
    const at = this.#at;
    this.fields.push({ at, bytes: size, kind: this.#little ? 'little' : 'big' });
    this.#at += size;
    return size === 4
      ? this.#view.getUint32(at, this.#little)
      : Number(this.#view.getBigUint64(at, this.#little));
  }

  count(): number {
    return this.number(this.#wide ? 8 : 4);
  }

  text(): void {
    const length = this.count();
    this.#at += length;
  }

  value(type: number): void {
    if (type === 8) return this.text();
    if (type !== 9) {
      this.#at += GGUF_SIZES[type] ?? 0;
      return;
    }
    const element = this.number(4);
    for (let left = this.count(); left > 0; left -= 1) this.value(element);
  }
}

/** The header length of a safetensors file and every number in its header. */
export function jsonFields(bytes: Uint8Array): readonly FieldPlace[] {
  const fields: FieldPlace[] = [{ at: 0, bytes: 8, kind: 'little' }];
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  const text = new TextDecoder('latin1').decode(bytes.subarray(8, 8 + length));
  for (const match of text.matchAll(/\d+/g))
    fields.push({ at: 8 + match.index, bytes: match[0].length, kind: 'decimal' });
  return fields;
}

/** The tags, numbers and lengths of a valid protobuf message, including those of possible nested messages. */
export function protobufFields(bytes: Uint8Array): readonly FieldPlace[] {
  const fields: FieldPlace[] = [];
  walkProtobuf(bytes, 0, bytes.length, 0, fields);
  return fields;
}

/** Adds the fields of [from, to) if all of it is a message; returns whether it is. */
function walkProtobuf(
  bytes: Uint8Array,
  from: number,
  to: number,
  depth: number,
  fields: FieldPlace[],
): boolean {
  const own: FieldPlace[] = [];
  let at = from;
  while (at < to) {
    const tag = varintAt(bytes, at, to);
    if (tag === undefined || tag.value < 8) return false;
    own.push({ at, bytes: tag.bytes, kind: 'varint' });
    const next = passValue(bytes, at + tag.bytes, to, tag.value % 8, depth, own);
    if (next === undefined) return false;
    at = next;
  }
  if (at !== to) return false;
  fields.push(...own);
  return true;
}

/** The offset after a value of a wire type; adds the fields of a possible message in it. */
function passValue(
  bytes: Uint8Array,
  at: number,
  to: number,
  wire: number,
  depth: number,
  fields: FieldPlace[],
): number | undefined {
  if (wire === 1 || wire === 5) return at + (wire === 1 ? 8 : 4);
  const value = wire === 0 || wire === 2 ? varintAt(bytes, at, to) : undefined;
  if (value === undefined) return undefined;
  fields.push({ at, bytes: value.bytes, kind: 'varint' });
  const start = at + value.bytes;
  if (wire === 0) return start;
  if (start + value.value > to) return undefined;
  if (depth < 12) walkProtobuf(bytes, start, start + value.value, depth + 1, fields);
  return start + value.value;
}

function varintAt(
  bytes: Uint8Array,
  at: number,
  to: number,
): { readonly value: number; readonly bytes: number } | undefined {
  let value = 0;
  for (let i = 0; i < 7 && at + i < to; i += 1) {
    const byte = bytes[at + i] as number;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, bytes: i + 1 };
  }
  return undefined;
}
