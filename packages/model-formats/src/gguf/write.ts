import { shapeProduct } from '../product.ts';
import { alignUp } from './layout.ts';
import type { GgufScalarType, GgufValue } from './scalar.ts';
import { ByteSink } from './sink.ts';
import { GGML_TYPE_IDS, ggmlType } from './types.ts';

/** A tensor to write. */
export interface GgufInput {
  /** The tensor's name; unique in the file. */
  readonly name: string;
  /** The format's name of the type, for instance `F32` or `Q8_0`. */
  readonly dtype: string;
  /** Row-major, slowest dimension first, as the reader returns it. */
  readonly shape: readonly number[];
  /** Blocks in order, in the byte order of the file. */
  readonly data: Uint8Array;
}

/** Options of `writeGguf`. */
export interface WriteGgufOptions {
  /** Default 3. Version 1 has counts of 32 bits. */
  readonly version?: 1 | 2 | 3 | undefined;
  /** Default little; big-endian files have version 3. */
  readonly byteOrder?: 'little' | 'big' | undefined;
}

const DEFAULT_ALIGNMENT = 32;
const MAX_RANK = 4;
const MAX_NAME = 63;
const FIRST_WIDE = 2;

/**
 * The bytes of a GGUF file: metadata and tensors in the order given, the data of each tensor padded with zeros to
 * `general.alignment` (default 32).
 *
 * Cost: O(bytes) time and memory.
 *
 * @throws {RangeError} when a tensor's name is used twice, empty or longer than 63 bytes; a shape does not consist of
 *   one to four positive safe integers, the last a multiple of the block; the data does not have the length that type
 *   and shape require; a value does not fit its type; or big-endian is requested for a version before 3
 * @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function writeGguf(
  tensors: readonly GgufInput[],
  metadata: Readonly<Record<string, GgufValue>> = {},
  options: WriteGgufOptions = {},
): Uint8Array {
  const { version = 3, byteOrder = 'little' } = options;
  if (byteOrder === 'big' && version < 3)
    throw new RangeError(`big-endian files must have version 3, got ${version}`);
  assertTensors(tensors);
  const sink = new ByteSink(byteOrder === 'little', version >= FIRST_WIDE);
  const alignment = alignmentOf(metadata);
  sink.bytes(new TextEncoder().encode('GGUF'));
  sink.scalar('uint32', version);
  sink.count(tensors.length);
  writeMetadata(sink, metadata);
  let offset = 0;
  for (const tensor of tensors) {
    writeDescription(sink, tensor, offset);
    offset = alignUp(offset + tensor.data.byteLength, alignment);
  }
  for (const { data } of tensors) {
    sink.pad(alignment);
    sink.bytes(data);
  }
  if (tensors.length > 0) sink.pad(alignment);
  return sink.take();
}

/** The value types' numbers. */
const TYPE_IDS: Readonly<Record<GgufScalarType, number>> = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  uint64: 10,
  int64: 11,
  float64: 12,
};
const LIST = 9;

function writeMetadata(sink: ByteSink, metadata: Readonly<Record<string, GgufValue>>): void {
  const entries = Object.entries(metadata);
  sink.count(entries.length);
  for (const [key, value] of entries) writeEntry(sink, key, value);
}

function writeEntry(sink: ByteSink, key: string, value: GgufValue): void {
  sink.scalar('string', key);
  if ('type' in value) {
    sink.scalar('uint32', TYPE_IDS[value.type]);
    sink.scalar(value.type, value.value);
    return;
  }
  sink.scalar('uint32', LIST);
  sink.scalar('uint32', TYPE_IDS[value.list]);
  sink.count(value.values.length);
  for (const item of value.values) sink.scalar(value.list, item);
}

function writeDescription(sink: ByteSink, { name, dtype, shape }: GgufInput, offset: number): void {
  sink.scalar('string', name);
  sink.scalar('uint32', shape.length);
  for (const dim of shape.toReversed()) sink.count(dim);
  sink.scalar('uint32', GGML_TYPE_IDS.get(dtype) ?? 0);
  sink.scalar('uint64', offset);
}

function alignmentOf(metadata: Readonly<Record<string, GgufValue>>): number {
  const entry = Object.hasOwn(metadata, 'general.alignment')
    ? metadata['general.alignment']
    : undefined;
  if (entry === undefined) return DEFAULT_ALIGNMENT;
  const value = 'type' in entry && entry.type === 'uint32' ? Number(entry.value) : 0;
  if (value >= 8 && value <= 2 ** 20 && Number.isInteger(Math.log2(value))) return value;
  throw new RangeError('general.alignment must be a uint32 power of two from 8 to 1048576');
}

function assertTensors(tensors: readonly GgufInput[]): void {
  const names = new Set<string>();
  for (const tensor of tensors) {
    const bytes = new TextEncoder().encode(tensor.name).byteLength;
    if (names.has(tensor.name) || bytes < 1 || bytes > MAX_NAME)
      throw new RangeError(
        `tensor names must be unique and of 1 to ${MAX_NAME} bytes, got ${JSON.stringify(tensor.name)}`,
      );
    names.add(tensor.name);
    assertSize(tensor);
  }
}

function assertSize({ name, dtype, shape, data }: GgufInput): void {
  const id = GGML_TYPE_IDS.get(dtype);
  const type = id === undefined ? undefined : ggmlType(id);
  if (type === undefined)
    throw new RangeError(
      `dtype must be one of ${[...GGML_TYPE_IDS.keys()].join(', ')}, got ${dtype}`,
    );
  const sound =
    shape.length >= 1 &&
    shape.length <= MAX_RANK &&
    shape.every((dim) => Number.isSafeInteger(dim) && dim > 0) &&
    (shape.at(-1) ?? 0) % type.elements === 0;
  if (!sound)
    throw new RangeError(
      `shape of ${JSON.stringify(name)} must be 1 to ${MAX_RANK} positive safe integers, the last a multiple of ${type.elements}, got [${shape.join(', ')}]`,
    );
  const bytes = (Number(shapeProduct(shape)) / type.elements) * type.bytes;
  if (bytes !== data.byteLength)
    throw new RangeError(
      `data of ${JSON.stringify(name)} must be ${bytes} bytes, got ${data.byteLength}`,
    );
}
