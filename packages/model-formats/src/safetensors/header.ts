import type { FindingLog } from '../finding.ts';
import { quote } from '../finding.ts';
import type { JsonKind } from '../json/cursor.ts';
import { JsonCursor } from '../json/cursor.ts';
import { JsonProblem } from '../json/problem.ts';
import type { Limits } from '../limits.ts';
import { byteSize, shapeProduct } from '../product.ts';
import { dtypeBits } from './dtypes.ts';

/** The header starts after its length, a little-endian u64. */
export const LENGTH_BYTES = 8;

/** One tensor of the header with an entry that is valid on its own; offsets count from the end of the header. */
export interface HeaderTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
  readonly start: number;
  readonly end: number;
  /** Absolute offset of the entry's key. */
  readonly at: number;
}

/** What a header says. */
export interface Header {
  readonly tensors: readonly HeaderTensor[];
  readonly metadata: ReadonlyMap<string, string>;
  /** Number of entries, valid or not. */
  readonly count: number;
  /** Whether the header was read to its end. */
  readonly complete: boolean;
}

interface Draft {
  dtype?: string;
  shape?: readonly number[] | undefined;
  offsets?: readonly number[] | undefined;
}

interface Member {
  readonly kind: JsonKind;
  read(cursor: JsonCursor, draft: Draft): void;
}

/** Reads a header's JSON; whatever is wrong goes to the log. */
export function parseHeader(bytes: Uint8Array, log: FindingLog, limits: Limits): Header {
  const tensors: HeaderTensor[] = [];
  const metadata = new Map<string, string>();
  const cursor = new JsonCursor(bytes, limits.maxDepth);
  let count = 0;
  const finish = (complete: boolean): Header => ({ tensors, metadata, count, complete });
  if (bytes[0] !== 0x7b) {
    log.add('safetensors/header-syntax', {
      message: 'the header does not start with "{"',
      byteOffset: LENGTH_BYTES,
    });
    return finish(false);
  }
  try {
    cursor.object((key, keyAt) => {
      if (key === '__metadata__') return readMetadata(cursor, metadata, log, limits);
      if (count >= limits.maxTensors)
        throw new JsonProblem('depth', `more than ${limits.maxTensors} tensors`, keyAt);
      count += 1;
      const tensor = readTensor(cursor, key, keyAt + LENGTH_BYTES, log);
      if (tensor !== undefined) tensors.push(tensor);
    });
    expectPadding(bytes, cursor.at);
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    logProblem(error, log);
    return finish(false);
  }
  return finish(true);
}

function logProblem(problem: JsonProblem, log: FindingLog): void {
  const rule = {
    'duplicate-key': 'safetensors/duplicate-key',
    depth: 'safetensors/limit-exceeded',
    syntax: 'safetensors/header-syntax',
  } as const;
  log.add(rule[problem.kind], {
    message: `header: ${problem.message}`,
    byteOffset: problem.at + LENGTH_BYTES,
  });
}

function expectPadding(bytes: Uint8Array, from: number): void {
  for (let i = from; i < bytes.length; i += 1) {
    if (bytes[i] !== 0x20) throw new JsonProblem('syntax', 'only spaces may follow the object', i);
  }
}

function readMetadata(
  cursor: JsonCursor,
  metadata: Map<string, string>,
  log: FindingLog,
  limits: Limits,
): void {
  const at = cursor.at + LENGTH_BYTES;
  if (cursor.kind() !== 'object') {
    log.add('safetensors/metadata', { message: '__metadata__ is not an object', byteOffset: at });
    return cursor.skipValue();
  }
  cursor.object((key, keyAt) => {
    if (cursor.kind() === 'string') {
      const value = cursor.string();
      if (metadata.size < limits.maxTensorsListed)
        metadata.set(key, value.slice(0, limits.maxTextLength).toWellFormed());
    } else {
      log.add('safetensors/metadata', {
        message: `__metadata__ member ${quote(key)} is not a string`,
        byteOffset: keyAt + LENGTH_BYTES,
        key,
      });
      cursor.skipValue();
    }
  });
}

function readTensor(
  cursor: JsonCursor,
  name: string,
  at: number,
  log: FindingLog,
): HeaderTensor | undefined {
  const draft: Draft = {};
  if (cursor.kind() === 'object')
    cursor.object((key, keyAt) =>
      readMember(cursor, draft, key, { name, at: keyAt + LENGTH_BYTES }, log),
    );
  else cursor.skipValue();
  const { dtype, shape, offsets } = draft;
  const [start, end] = offsets ?? [];
  if (dtype === undefined || shape === undefined || start === undefined || end === undefined) {
    log.add('safetensors/tensor-entry', {
      message: `tensor ${quote(name)} does not have a valid dtype, shape and data_offsets`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  const elements = checkSize({ name, dtype, shape, start, end, at }, log);
  return elements === undefined ? undefined : { name, dtype, shape, elements, start, end, at };
}

function readMember(
  cursor: JsonCursor,
  draft: Draft,
  key: string,
  where: { readonly name: string; readonly at: number },
  log: FindingLog,
): void {
  const wanted = MEMBERS.get(key);
  if (wanted === undefined) {
    log.add('safetensors/unknown-key', {
      message: `tensor ${quote(where.name)} has an unknown member ${quote(key)}`,
      byteOffset: where.at,
      key: `${where.name}/${key}`,
    });
  }
  if (wanted === undefined || wanted.kind !== cursor.kind()) cursor.skipValue();
  else wanted.read(cursor, draft);
}

/** An entry's members: their kind, and where they are stored. */
const MEMBERS: ReadonlyMap<string, Member> = new Map<string, Member>([
  ['dtype', { kind: 'string', read: (cursor, draft) => void (draft.dtype = cursor.string()) }],
  ['shape', { kind: 'array', read: (cursor, draft) => void (draft.shape = readUnsigned(cursor)) }],
  ['data_offsets', { kind: 'array', read: readOffsets }],
]);

function readOffsets(cursor: JsonCursor, draft: Draft): void {
  const offsets = readUnsigned(cursor);
  draft.offsets = offsets?.length === 2 ? offsets : undefined;
}

/** An array of non-negative integers up to 2^53 - 1, or undefined when it holds anything else. */
function readUnsigned(cursor: JsonCursor): readonly number[] | undefined {
  const numbers: number[] = [];
  let sound = true;
  cursor.array(() => {
    if (cursor.kind() !== 'number') {
      sound = false;
      return cursor.skipValue();
    }
    const value = cursor.unsigned();
    sound &&= Number.isSafeInteger(value);
    numbers.push(value);
  });
  return sound ? numbers : undefined;
}

/** The number of elements, if the byte range has the size that dtype and shape need. */
function checkSize(tensor: Omit<HeaderTensor, 'elements'>, log: FindingLog): number | undefined {
  const { name, dtype, shape, start, end, at } = tensor;
  const bits = dtypeBits(dtype);
  if (bits === undefined) {
    log.add('safetensors/dtype', {
      message: `tensor ${quote(name)} has the unknown dtype ${quote(dtype)}`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  const elements = shapeProduct(shape);
  const size = elements === undefined ? undefined : byteSize(elements, bits);
  if (elements === undefined || size === undefined || !size.whole) {
    const what =
      size === undefined
        ? 'a shape whose product does not fit in 64 bits'
        : 'a shape that does not end on a whole byte';
    log.add('safetensors/shape-overflow', {
      message: `tensor ${quote(name)} has ${what}`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  if (end < start || BigInt(end - start) !== BigInt(size.bytes)) {
    log.add('safetensors/size-mismatch', {
      message: `tensor ${quote(name)} needs ${size.bytes} bytes, but its data_offsets are ${start} to ${end}`,
      byteOffset: at,
      key: name,
    });
    return undefined;
  }
  return Number(elements);
}
