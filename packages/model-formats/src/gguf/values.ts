import type { MetadataValue } from '../format.ts';
import type { Limits } from '../limits.ts';
import type { GgufCursor } from './cursor.ts';
import { GgufProblem } from './problem.ts';

/** A value type with a fixed size. */
interface Scalar {
  readonly name: string;
  readonly bytes: 1 | 2 | 4 | 8;
  read(view: DataView, at: number, littleEndian: boolean): number | bigint | boolean;
}

const SCALARS: Readonly<Record<number, Scalar>> = {
  0: { name: 'uint8', bytes: 1, read: (view, at) => view.getUint8(at) },
  1: { name: 'int8', bytes: 1, read: (view, at) => view.getInt8(at) },
  2: { name: 'uint16', bytes: 2, read: (view, at, order) => view.getUint16(at, order) },
  3: { name: 'int16', bytes: 2, read: (view, at, order) => view.getInt16(at, order) },
  4: { name: 'uint32', bytes: 4, read: (view, at, order) => view.getUint32(at, order) },
  5: { name: 'int32', bytes: 4, read: (view, at, order) => view.getInt32(at, order) },
  6: { name: 'float32', bytes: 4, read: (view, at, order) => view.getFloat32(at, order) },
  7: { name: 'bool', bytes: 1, read: (view, at) => view.getUint8(at) !== 0 },
  10: { name: 'uint64', bytes: 8, read: (view, at, order) => view.getBigUint64(at, order) },
  11: { name: 'int64', bytes: 8, read: (view, at, order) => view.getBigInt64(at, order) },
  12: { name: 'float64', bytes: 8, read: (view, at, order) => view.getFloat64(at, order) },
};
const BOOL = 7;
/** The type number of texts. */
export const STRING = 8;
/** The type number of lists. */
export const LIST = 9;
/**
 * Lists of at most this many elements are kept; longer ones, vocabularies for instance, are only walked and counted.
 */
const MAX_KEPT = 64;
/** Size of the element type of a list, bytes. */
const TYPE_BYTES = 4;

/** A value that was read or skipped. */
export interface WalkedValue {
  readonly type: string;
  readonly value?: MetadataValue;
  /** Number of elements of a list. */
  readonly count?: number;
  /** Number of texts that are not UTF-8. */
  readonly badTexts: number;
  /** Number of boolean bytes that are neither 0 nor 1. */
  readonly badBools: number;
  /** Whether a list contains lists. */
  readonly nested: boolean;
}

interface Tally {
  badTexts: number;
  badBools: number;
  nested: boolean;
}

/** Reads a value of a type at the cursor; keeps no more of a list than a message could quote. */
export async function walkValue(
  cursor: GgufCursor,
  type: number,
  limits: Limits,
): Promise<WalkedValue> {
  const tally: Tally = { badTexts: 0, badBools: 0, nested: false };
  if (type !== LIST) {
    const { name, value } = await readSingle(cursor, type, limits, tally);
    return { type: name, ...(value !== undefined && { value }), ...tally };
  }
  const list = await readList(cursor, limits, tally, 1);
  return { ...list, ...tally };
}

async function readSingle(
  cursor: GgufCursor,
  type: number,
  limits: Limits,
  tally: Tally,
): Promise<{ readonly name: string; readonly value?: string | number | boolean }> {
  if (type !== STRING) {
    const scalar = scalarOf(type, cursor.at);
    return { name: scalar.name, value: await readScalar(cursor, scalar, tally) };
  }
  const text = await cursor.text(await cursor.length('a text'), limits.maxTextLength);
  if (text === undefined) tally.badTexts += 1;
  return { name: 'string', ...(text !== undefined && { value: text }) };
}

async function readScalar(
  cursor: GgufCursor,
  scalar: Scalar,
  tally: Tally,
): Promise<number | boolean | string> {
  if (!cursor.holds(scalar.bytes)) await cursor.need(scalar.bytes);
  const { view, from } = cursor.view(scalar.bytes);
  if (scalar.name === 'bool' && view.getUint8(from) > 1) tally.badBools += 1;
  const value = scalar.read(view, from, cursor.littleEndian);
  if (typeof value !== 'bigint') return value;
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value.toString();
}

async function readList(
  cursor: GgufCursor,
  limits: Limits,
  tally: Tally,
  depth: number,
): Promise<{ readonly type: string; readonly count: number; readonly value?: MetadataValue }> {
  cursor.step();
  await cursor.need(TYPE_BYTES + cursor.countBytes);
  const at = cursor.at;
  const type = cursor.u32();
  const count = cursor.count();
  const smallest = smallestBytes(type, cursor, at);
  cursor.expect(count * smallest, `a list of ${count} elements`);
  if (type === LIST) {
    await readLists(cursor, count, limits, tally, depth);
    return { type: 'list<list>', count };
  }
  const name = type === STRING ? 'string' : scalarOf(type, at).name;
  if (count <= MAX_KEPT && depth === 1)
    return { type: `list<${name}>`, count, value: await keep(cursor, type, count, limits, tally) };
  if (type === STRING) await passTexts(cursor, count, tally);
  else await passScalars(cursor, type, count * smallest, tally);
  return { type: `list<${name}>`, count };
}

/** Lists in a list: allowed by the format's specification, refused by its most common loader. */
async function readLists(
  cursor: GgufCursor,
  count: number,
  limits: Limits,
  tally: Tally,
  depth: number,
): Promise<void> {
  tally.nested = true;
  if (depth >= limits.maxDepth)
    throw new GgufProblem(
      'gguf/limit-exceeded',
      `lists are nested deeper than ${limits.maxDepth}`,
      cursor.at,
    );
  for (let i = 0; i < count; i += 1) await readList(cursor, limits, tally, depth + 1);
}

async function keep(
  cursor: GgufCursor,
  type: number,
  count: number,
  limits: Limits,
  tally: Tally,
): Promise<MetadataValue> {
  const values: (string | number | boolean)[] = [];
  for (let i = 0; i < count; i += 1) {
    cursor.step();
    const { value } = await readSingle(cursor, type, limits, tally);
    values.push(value ?? '');
  }
  return values;
}

/** Walks texts without keeping any: they hold most of a header's bytes. */
async function passTexts(cursor: GgufCursor, count: number, tally: Tally): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    cursor.step();
    if (!cursor.holds(cursor.countBytes)) await cursor.need(cursor.countBytes);
    const length = cursor.count();
    let sound = cursor.passHeldText(length);
    if (sound === undefined) {
      cursor.expect(length, 'a text');
      sound = await cursor.passText(length);
    }
    if (!sound) tally.badTexts += 1;
  }
}

const PIECE = 65_536;

/** Skips numbers in one step; booleans are checked. */
async function passScalars(
  cursor: GgufCursor,
  type: number,
  length: number,
  tally: Tally,
): Promise<void> {
  if (type !== BOOL) {
    cursor.at += length;
    return;
  }
  for (let left = length; left > 0; left -= PIECE) {
    const bytes = await cursor.bytes(Math.min(PIECE, left));
    for (const byte of bytes) if (byte > 1) tally.badBools += 1;
  }
}

/** The minimum size of a value of a type, bytes, so that a count can be compared with the bytes that are there. */
function smallestBytes(type: number, cursor: GgufCursor, at: number): number {
  if (type === STRING) return cursor.countBytes;
  if (type === LIST) return TYPE_BYTES + cursor.countBytes;
  return scalarOf(type, at).bytes;
}

function scalarOf(type: number, at: number): Scalar {
  const scalar = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (scalar === undefined)
    throw new GgufProblem('gguf/value-type', `a value has the unknown type ${type}`, at);
  return scalar;
}
