/**
 * Fields by message: `v` a number, `s` text, `b` bytes, `4` four bytes, `8` eight, otherwise a message; `*` repeated.
 */
const SCHEMA: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Model: {
    1: 'v',
    2: 's',
    3: 's',
    4: 's',
    5: 'v',
    6: 's',
    7: 'Graph',
    8: 'Opset*',
    14: 'Pair*',
    20: 'Training*',
    25: 'Function*',
  },
  Graph: {
    1: 'Node*',
    2: 's',
    5: 'Tensor*',
    10: 's',
    11: 'Port*',
    12: 'Port*',
    13: 'Port*',
    14: 'Quant*',
    15: 'Sparse*',
    16: 'Pair*',
  },
  Node: { 1: 's*', 2: 's*', 3: 's', 4: 's', 5: 'Attribute*', 6: 's', 7: 's', 8: 's', 9: 'Pair*' },
  Opset: { 1: 's', 2: 'v' },
  Pair: { 1: 's', 2: 's' },
  Attribute: { 1: 's', 2: '4', 3: 'v', 4: 'b', 5: 'Tensor', 6: 'Graph', 13: 's', 20: 'v', 21: 's' },
  Tensor: { 1: 'v*', 2: 'v', 4: '4*', 8: 's', 9: 'b', 12: 's', 13: 'Pair*', 14: 'v', 16: 'Pair*' },
  Port: { 1: 's', 2: 'Type', 3: 's', 4: 'Pair*' },
  Type: { 1: 'TensorType', 6: 's' },
  TensorType: { 1: 'v', 2: 'Shape' },
  Shape: { 1: 'Dim*' },
  Dim: { 1: 'v', 2: 's', 3: 's' },
};
const WIRE: Readonly<Record<string, number>> = { v: 0, '8': 1, s: 2, b: 2, '4': 5 };
/** Size of one element by tensor type, bytes, for the types that the samples use and their neighbours. */
const BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  13: 8,
  14: 8,
  15: 16,
  16: 2,
};

type Value = bigint | Uint8Array | Message;
type Message = ReadonlyMap<number, readonly Value[]>;

/**
 * Refuses, with the reason, every file that is not a model; undefined when there is nothing to refuse, and
 * `NOT_CHECKED` when it has a field that this check does not know. Text is not checked to be UTF-8: the schema is
 * proto2, whose parsers accept any bytes. Decodes the whole message in memory with its own table, so that it shares no
 * code with the reader.
 */
export function refuseOnnx(bytes: Uint8Array): string | undefined {
  try {
    const model = decode(bytes, 'Model', 0);
    refuseIf(!model.has(7), 'graph');
    refuseIf(!model.has(1), 'IR version');
    refuseIf(!model.has(8) && number(model, 1) >= 3n, 'operator sets');
    checkTensors(model, 'Model');
    return undefined;
  } catch (error) {
    return error instanceof NotKnown ? NOT_CHECKED : String(error);
  }
}

/** The answer for a file with a field that this check does not know. */
export const NOT_CHECKED = 'not checked';

class NotKnown extends Error {}

function decode(bytes: Uint8Array, name: string, depth: number): Message {
  refuseIf(depth > 64, 'depth');
  const schema = SCHEMA[name];
  if (schema === undefined) throw new NotKnown(name);
  const message = new Map<number, Value[]>();
  const wire = new Wire(bytes);
  while (wire.more) {
    const { field, type } = wire.tag();
    const kind = schema[field];
    if (kind === undefined) throw new NotKnown(`${name}.${field}`);
    const values = message.get(field) ?? [];
    refuseIf(values.length > 0 && !kind.endsWith('*'), 'a single field twice');
    values.push(decodeValue(wire, type, kind, depth));
    message.set(field, values);
  }
  return message;
}

function decodeValue(wire: Wire, type: number, kind: string, depth: number): Value {
  const plain = kind.replace('*', '');
  if (type === 2 && (kind === 'v*' || kind === '4*')) throw new NotKnown('packed list');
  refuseIf(type !== (WIRE[plain] ?? 2), 'wire type');
  const value = wire.value(type);
  return plain in WIRE || typeof value === 'bigint' ? value : decode(value, plain, depth + 1);
}

/** Reads tags and values from the bytes of one message. */
class Wire {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get more(): boolean {
    return this.#at < this.#bytes.length;
  }

  tag(): { readonly field: number; readonly type: number } {
    const tag = this.#varint();
    refuseIf(tag > 0xffff_ffffn || tag < 8n, 'tag');
    return { field: Number(tag >> 3n), type: Number(tag & 7n) };
  }

  value(type: number): bigint | Uint8Array {
    if (type === 0) return this.#varint();
    const length = type === 2 ? this.#varint() : type === 1 ? 8n : 4n;
    refuseIf(length > BigInt(this.#bytes.length - this.#at), 'length');
    this.#at += Number(length);
    return this.#bytes.subarray(this.#at - Number(length), this.#at);
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new Error('a number has no end');
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new Error('a number is too long');
  }
}

function checkTensors(message: Message, name: string): void {
  for (const [field, values] of message) {
    const kind = SCHEMA[name]?.[field]?.replace('*', '') ?? '';
    for (const value of values) {
      if (!(value instanceof Map)) continue;
      if (kind === 'Tensor') checkTensor(value as Message);
      checkTensors(value as Message, kind);
    }
  }
}

function checkTensor(tensor: Message): void {
  const dims = (tensor.get(1) ?? []).map((dim) => BigInt.asIntN(64, dim as bigint));
  refuseIf(
    dims.some((dim) => dim < 0n),
    'dimension',
  );
  const size = BYTES[Number(number(tensor, 2))];
  if (size === undefined) throw new NotKnown('tensor type');
  const elements = dims.reduce((product, dim) => product * dim, 1n);
  const raw = (tensor.get(9)?.[0] as Uint8Array | undefined)?.length ?? 0;
  if (number(tensor, 14) === 1n) refuseIf(raw > 0 || !tensor.has(13), 'external data');
  else if (!tensor.has(4)) refuseIf(BigInt(raw) !== elements * BigInt(size), 'raw data');
}

function number(message: Message, field: number): bigint {
  return (message.get(field)?.[0] as bigint | undefined) ?? 0n;
}

function refuseIf(wrong: boolean, reason: string): void {
  if (wrong) throw new Error(reason);
}
