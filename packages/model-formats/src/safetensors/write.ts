import { byteSize, shapeProduct } from '../product.ts';
import type { SafetensorsDtype } from './dtypes.ts';
import { dtypeBits, SAFETENSORS_DTYPES } from './dtypes.ts';

/** A tensor to write. */
export interface SafetensorsInput {
  /** The tensor's name; unique in the file. */
  readonly name: string;
  /** Element type, in the format's spelling. */
  readonly dtype: SafetensorsDtype;
  /**
   * Sizes of the dimensions, slowest first; their product times the element size is the length of the data.
   */
  readonly shape: readonly number[];
  /** Little-endian elements, row-major. */
  readonly data: Uint8Array;
}

const RANK = new Map(Object.keys(SAFETENSORS_DTYPES).map((dtype, index) => [dtype, index]));
const PADDING = 8;

/**
 * The bytes of a safetensors file, the same for the same tensors in any order.
 *
 * Tensors are in the order of the reference writer: widest alignment first, then by name (UTF-8); metadata is in key
 * order; the header is padded with spaces to a multiple of eight bytes.
 * Cost: O(bytes) time and memory.
 *
 * @throws {RangeError} when a name is used twice or reserved, a shape does not consist of non-negative safe integers,
 *   or the data does not have the length that dtype and shape require
 * @see https://github.com/huggingface/safetensors#format
 */
export function writeSafetensors(
  tensors: readonly SafetensorsInput[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const ordered = [...tensors].sort(
    (a, b) => rank(b.dtype) - rank(a.dtype) || compareUtf8(a.name, b.name),
  );
  const header = encodeHeader(ordered, metadata);
  const total = ordered.reduce((sum, { data }) => sum + data.byteLength, 8 + header.byteLength);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  bytes.set(header, 8);
  let at = 8 + header.byteLength;
  for (const { data } of ordered) {
    bytes.set(data, at);
    at += data.byteLength;
  }
  return bytes;
}

function encodeHeader(
  ordered: readonly SafetensorsInput[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const members: string[] = [];
  const entries = Object.entries(metadata).sort(([a], [b]) => compareUtf8(a, b));
  if (entries.length > 0)
    members.push(
      `"__metadata__":{${entries.map(([key, value]) => `${text(key)}:${text(value)}`).join(',')}}`,
    );
  const names = new Set<string>(['__metadata__']);
  let at = 0;
  for (const { name, dtype, shape, data } of ordered) {
    if (names.has(name))
      throw new RangeError(`tensor names must be unique and not __metadata__, got ${text(name)}`);
    names.add(name);
    assertSize({ name, dtype, shape, data });
    members.push(
      `${text(name)}:{"dtype":"${dtype}","shape":[${shape.join(',')}],"data_offsets":[${at},${at + data.byteLength}]}`,
    );
    at += data.byteLength;
  }
  const json = new TextEncoder().encode(`{${members.join(',')}}`);
  const padded = new Uint8Array(Math.ceil(json.byteLength / PADDING) * PADDING).fill(0x20);
  padded.set(json);
  return padded;
}

function assertSize({ name, dtype, shape, data }: SafetensorsInput): void {
  const bits = dtypeBits(dtype);
  if (bits === undefined)
    throw new RangeError(
      `dtype must be one of ${[...RANK.keys()].join(', ')}, got ${String(dtype)}`,
    );
  if (!shape.every((dim) => Number.isSafeInteger(dim) && dim >= 0))
    throw new RangeError(
      `shape of ${text(name)} must be non-negative safe integers, got [${shape.join(', ')}]`,
    );
  const elements = shapeProduct(shape);
  const size = elements === undefined ? undefined : byteSize(elements, bits);
  if (size?.whole !== true || size.bytes !== data.byteLength) {
    throw new RangeError(
      `data of ${text(name)} must be ${size?.bytes ?? 'less than 2^64'} whole bytes, got ${data.byteLength}`,
    );
  }
}

function rank(dtype: string): number {
  return RANK.get(dtype) ?? -1;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('names and metadata must be well-formed Unicode');
  return JSON.stringify(value);
}

/** Order of the UTF-8 bytes, which is the order of code points. */
function compareUtf8(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
