import type { ByteSource } from '@weighbridge/core';
import type { FindingLog } from '../finding.ts';
import type { MetadataFact, ReadContext } from '../format.ts';
import type { Limits } from '../limits.ts';
import { ByteWindow } from '../window.ts';
import { GgufCursor } from './cursor.ts';
import { alignUp, checkGgufLayout } from './layout.ts';
import type { Metadata } from './metadata.ts';
import { readMetadata } from './metadata.ts';
import { GgufProblem } from './problem.ts';
import type { GgufTensor } from './tensors.ts';
import { readTensors } from './tensors.ts';

/** What one file says, as far as it could be read. */
export interface GgufHeader extends Metadata {
  readonly version: number;
  readonly littleEndian: boolean;
  /** Number of tensors that the header declares. */
  readonly tensorCount: number;
  /** Tensors whose description is valid on its own. */
  readonly tensors: readonly GgufTensor[];
  /** Absolute offset of the first tensor. */
  readonly dataStart: number;
  /** What was not examined, and why. */
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
}

type Draft = { -readonly [K in keyof GgufHeader]: GgufHeader[K] } & {
  readonly skipped: { what: string; reason: string }[];
};

/** Counts have 64 bits since version 2, and files may be big-endian since version 3. */
const NEWEST = 3;
const FIRST_BIG_ENDIAN = 3;
const FIRST_WIDE = 2;
const MAGIC = 4;
const DEFAULT_ALIGNMENT = 32;
const SMALLEST_ALIGNMENT = 8;
/** The reference loader's limit, which keeps padding small. */
const LARGEST_ALIGNMENT = 2 ** 20;

/** Reads and checks the header of one file and the location of its tensors; tensor values are not read. */
export async function readGgufHeader(
  source: ByteSource,
  log: FindingLog,
  context: ReadContext,
): Promise<GgufHeader> {
  const { limits, signal } = context;
  const window = new ByteWindow(source, {
    maxReadBytes: limits.maxReadBytes,
    signal,
  });
  const draft: Draft = {
    version: 0,
    littleEndian: true,
    tensorCount: 0,
    tensors: [],
    dataStart: 0,
    skipped: [],
    entries: new Map(),
    templates: [],
  };
  try {
    await readParts(new GgufCursor(window, limits), draft, window, log, limits);
  } catch (error) {
    if (!(error instanceof GgufProblem)) throw error;
    log.add(error.ruleId, { message: error.message, byteOffset: error.at });
    draft.skipped.push({ what: 'header', reason: error.message });
  }
  return draft;
}

async function readParts(
  cursor: GgufCursor,
  draft: Draft,
  window: ByteWindow,
  log: FindingLog,
  limits: Limits,
): Promise<void> {
  await readVersion(cursor, draft, log);
  const { tensorCount, keyCount } = await readCounts(cursor, limits);
  draft.tensorCount = tensorCount;
  const { entries, templates } = await readMetadata(cursor, keyCount, log, limits);
  draft.entries = entries;
  draft.templates = templates;
  const alignment = readAlignment(entries.get('general.alignment'), log);
  const { tensors, unknownTypes } = await readTensors(cursor, tensorCount, log);
  draft.tensors = tensors;
  if (unknownTypes > 0)
    draft.skipped.push({
      what: 'tensors',
      reason: `${unknownTypes} tensors have an unknown type`,
    });
  if (alignment === undefined || tensors.length !== tensorCount) return;
  const region = { headerEnd: cursor.at, alignment, sizeBytes: cursor.sizeBytes };
  draft.dataStart = alignUp(cursor.at, alignment);
  if (!(await checkGgufLayout(tensors, region, window, log)))
    throw new GgufProblem(
      'gguf/limit-exceeded',
      'more padding than the limit allows to be read',
      cursor.at,
    );
}

async function readVersion(cursor: GgufCursor, draft: Draft, log: FindingLog): Promise<void> {
  await cursor.need(2 * MAGIC);
  if (cursor.u32() !== 0x46554747)
    throw new GgufProblem('gguf/version', 'the file does not start with "GGUF"', 0);
  const little = cursor.u32();
  // A version is a small number: when its low half is empty, the byte order is reversed.
  cursor.littleEndian = little % 2 ** 16 !== 0;
  cursor.at = MAGIC;
  const version = cursor.u32();
  const oldest = cursor.littleEndian ? 1 : FIRST_BIG_ENDIAN;
  if (version < oldest || version > NEWEST)
    throw new GgufProblem(
      'gguf/version',
      `the version is ${version} in ${cursor.littleEndian ? 'little' : 'big'}-endian order; known versions are 1 to ${NEWEST}, big-endian from ${FIRST_BIG_ENDIAN}`,
      MAGIC,
    );
  cursor.wide = version >= FIRST_WIDE;
  if (!cursor.wide)
    log.add('gguf/superseded-version', {
      message: 'the version is 1, which current loaders refuse',
      byteOffset: MAGIC,
    });
  draft.version = version;
  draft.littleEndian = cursor.littleEndian;
}

/** Minimum size of a key with its value, and of a tensor's description, bytes, apart from their counts. */
const KEY_FIXED = 5;
const TENSOR_FIXED = 16;

async function readCounts(
  cursor: GgufCursor,
  limits: Limits,
): Promise<{ readonly tensorCount: number; readonly keyCount: number }> {
  const at = cursor.at;
  await cursor.need(2 * cursor.countBytes);
  const tensorCount = cursor.count();
  const keyCount = cursor.count();
  const needed =
    tensorCount * (TENSOR_FIXED + cursor.countBytes) + keyCount * (KEY_FIXED + cursor.countBytes);
  if (needed > cursor.rest)
    throw new GgufProblem(
      'gguf/count',
      `${tensorCount} tensors and ${keyCount} keys need at least ${needed} bytes, but only ${cursor.rest} follow`,
      at,
    );
  if (tensorCount > limits.maxTensors || keyCount > limits.maxKeys)
    throw new GgufProblem(
      'gguf/limit-exceeded',
      `${tensorCount} tensors and ${keyCount} keys, the limits are ${limits.maxTensors} and ${limits.maxKeys}`,
      at,
    );
  return { tensorCount, keyCount };
}

function readAlignment(entry: MetadataFact | undefined, log: FindingLog): number | undefined {
  if (entry === undefined) return DEFAULT_ALIGNMENT;
  const { type, value, byteOffset } = entry;
  const sound =
    type === 'uint32' &&
    typeof value === 'number' &&
    value >= SMALLEST_ALIGNMENT &&
    value <= LARGEST_ALIGNMENT &&
    Number.isInteger(Math.log2(value));
  if (sound) return value;
  log.add('gguf/alignment', {
    message: `general.alignment is ${type} ${String(value)}, not a power of two from ${SMALLEST_ALIGNMENT} to ${LARGEST_ALIGNMENT}`,
    byteOffset,
  });
  return undefined;
}
