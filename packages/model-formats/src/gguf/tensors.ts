import type { FindingLog } from '../finding.ts';
import { quote } from '../finding.ts';
import { shapeProduct } from '../product.ts';
import type { GgufCursor } from './cursor.ts';
import type { GgmlType } from './types.ts';
import { ggmlType } from './types.ts';

/** A tensor whose description is valid on its own. */
export interface GgufTensor {
  readonly name: string;
  readonly dtype: string;
  /** As in the file: fastest dimension first. */
  readonly dims: readonly number[];
  readonly elements: number;
  /** Offset from the start of the tensor data. */
  readonly offset: number;
  readonly bytes: number;
  /** Absolute offset of the description. */
  readonly at: number;
}

/** The descriptions of a header's tensors. */
export interface TensorList {
  readonly tensors: readonly GgufTensor[];
  /** Number of tensors of unknown type, and therefore of unknown size. */
  readonly unknownTypes: number;
}

/** Loaders store names in 64 bytes, the last of which is zero. */
const MAX_NAME = 63;
const MAX_RANK = 4;
/** Size of the type and the offset after the dimensions, bytes. */
const TAIL = 12;

interface Description {
  readonly name: string;
  readonly at: number;
  readonly dims: readonly number[];
  readonly typeId: number;
  readonly offset: number;
}

/** Reads the descriptions of tensors; one that cannot be skipped ends the reading. */
export async function readTensors(
  cursor: GgufCursor,
  count: number,
  log: FindingLog,
): Promise<TensorList> {
  const tensors: GgufTensor[] = [];
  const names = new Set<string>();
  let unknownTypes = 0;
  for (let i = 0; i < count; i += 1) {
    const description = await readDescription(cursor, log);
    const { name, at } = description;
    if (names.has(name)) {
      log.add('gguf/duplicate-tensor', {
        message: `the tensor ${quote(name)} is described twice`,
        byteOffset: at,
        key: name,
      });
    }
    names.add(name);
    const type = knownType(description, log);
    if (type === undefined) unknownTypes += 1;
    const tensor = type === undefined ? undefined : measure(description, type, log);
    if (tensor !== undefined) tensors.push(tensor);
  }
  return { tensors, unknownTypes };
}

async function readDescription(cursor: GgufCursor, log: FindingLog): Promise<Description> {
  const at = cursor.at;
  const name = await readName(cursor, log);
  await cursor.need(4);
  const rank = cursor.u32();
  cursor.expect(rank * cursor.countBytes + TAIL, 'the shape of a tensor');
  if (rank > MAX_RANK) {
    log.add('gguf/rank', {
      message: `the tensor ${quote(name)} has ${rank} dimensions`,
      byteOffset: at,
      key: name,
    });
    cursor.at += rank * cursor.countBytes;
  }
  const kept = rank > MAX_RANK ? 0 : rank;
  await cursor.need(kept * cursor.countBytes + TAIL);
  const dims = Array.from({ length: kept }, () => cursor.count());
  const typeId = cursor.u32();
  // Offsets have 64 bits in every version.
  return { name, at, dims: rank > MAX_RANK ? [Infinity] : dims, typeId, offset: cursor.u64() };
}

async function readName(cursor: GgufCursor, log: FindingLog): Promise<string> {
  const at = cursor.at;
  const length = await cursor.length('the name of a tensor');
  const name = await cursor.text(length, MAX_NAME);
  if (name !== undefined && length > 0 && length <= MAX_NAME) return name;
  const what =
    length === 0 ? 'is empty' : `has ${length} bytes, but at most ${MAX_NAME} are allowed`;
  log.add('gguf/tensor-name', {
    message: `the name ${quote(name ?? '')} of a tensor ${name === undefined ? 'is not UTF-8' : what}`,
    byteOffset: at,
    key: String(at),
  });
  return `${name ?? '\ufffd'}\ufffd${at}`;
}

function knownType({ name, at, typeId }: Description, log: FindingLog): GgmlType | undefined {
  const type = ggmlType(typeId);
  if (type === undefined)
    log.add('gguf/unknown-type', {
      message: `the tensor ${quote(name)} has the unknown type ${typeId}`,
      byteOffset: at,
      key: String(typeId),
    });
  else if (type.removed === true)
    log.add('gguf/removed-type', {
      message: `the tensor ${quote(name)} has the type ${type.name}, which loaders no longer read`,
      byteOffset: at,
      key: type.name,
    });
  return type;
}

/** The size of a tensor, if its dimensions give one that fits (CVE-2026-33298). */
function measure(
  { name, at, dims, offset }: Description,
  type: GgmlType,
  log: FindingLog,
): GgufTensor | undefined {
  if (dims.includes(Infinity)) return undefined;
  const row = dims[0] ?? 1;
  if (dims.includes(0) || row % type.elements !== 0) {
    const message = dims.includes(0)
      ? `the tensor ${quote(name)} has a dimension of zero`
      : `the rows of the tensor ${quote(name)} have ${row} elements, but blocks of ${type.name} have ${type.elements}`;
    log.add('gguf/shape', { message, byteOffset: at, key: name });
    return undefined;
  }
  const elements = dims.every(Number.isSafeInteger) ? shapeProduct(dims) : undefined;
  const bytes = typeof elements === 'number' ? (elements / type.elements) * type.bytes : Infinity;
  if (typeof elements !== 'number' || !Number.isSafeInteger(bytes)) {
    log.add('gguf/shape-overflow', {
      message: `the tensor ${quote(name)} has dimensions whose product, or its size in bytes, exceeds 2^53 - 1`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  return { name, dtype: type.name, dims, elements, offset, bytes, at };
}
