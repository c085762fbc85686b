import { closeSync, fstatSync, read, readSync } from 'node:fs';
import type { SourceErrorCode } from '../artifact.ts';
import type { Hasher } from './hasher.ts';
import { identityOf, sameIdentity } from './identity.ts';
import { changed, openVerifiedSync, toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';

/** Bytes per read if the thread itself reads: they are still in the processor's cache when hashed. */
export const BLOCK_BYTES = 256 * 1024;
/** Bytes per read if the next blocks are read ahead on other cores. */
const AHEAD_BYTES = 2 * 1024 * 1024;
/** Number of blocks: one is hashed while the others are read; a disk is fastest with several concurrent reads. */
const AHEAD_BLOCKS = 4;

/** Bytes [start, end) of a file to hash. Survives structured clone. */
export interface HashJob {
  /** Identifies the job in its outcome. */
  readonly id: number;
  readonly file: LocatedFile;
  readonly start: number;
  readonly end: number;
}

/** Jobs of at least this many bytes are tested for whether their bytes come from a disk. */
const TRIED_BYTES = 32 * 1024 * 1024;
/** If one block takes longer than this, it was not in the page cache, which takes a tenth of this time. */
const SLOW_BLOCK_MS = 0.5;

/** The outcome of one job: a hexadecimal digest, or why there is none. Survives structured clone. */
export type HashOutcome =
  | { readonly id: number; readonly hex: string }
  | { readonly id: number; readonly code: SourceErrorCode; readonly message: string };

/** Reports the progress of a running hasher, and stops it. */
export interface HashControl {
  readonly aborted: () => boolean;
  /** Bytes hashed since the last call. */
  readonly progress: (bytes: number) => void;
  /**
   * Whether to read ahead while hashing: faster for one file if a core is idle, and leaves the thread free between
   * blocks, but takes more processor time in total than reading in place.
   */
  readonly readAhead: boolean;
}

/**
 * Runs jobs one after the other and returns one outcome each; stops early when aborted, with the outcomes so far.
 *
 * A file whose identity changes meanwhile gives CHANGED, never a digest of bytes from two states; so does a range that
 * extends past the end of its file.
 */
export async function hashJobs(
  jobs: readonly HashJob[],
  makeHasher: () => Hasher,
  control: HashControl,
): Promise<HashOutcome[]> {
  const outcomes: HashOutcome[] = [];
  const buffers: Buffers = {};
  for (const job of jobs) {
    if (control.aborted()) break;
    try {
      const hex = await hashJob(job, makeHasher(), control, buffers);
      if (hex === undefined) break;
      outcomes.push({ id: job.id, hex });
    } catch (cause) {
      const { code, message } = toSourceError(cause, job.file.path);
      outcomes.push({ id: job.id, code, message });
    }
  }
  return outcomes;
}

/** Created when first needed, and reused for all files. */
interface Buffers {
  block?: Buffer;
  ahead?: readonly Buffer[];
}

/** One hashing: the file it reads from, and the hasher it feeds. */
interface Reading {
  readonly fd: number;
  readonly start: number;
  readonly end: number;
  readonly hasher: Hasher;
  readonly control: HashControl;
  readonly buffers: Buffers;
}

/** The digest in hexadecimal, or undefined when aborted. */
async function hashJob(
  { file, start, end }: HashJob,
  hasher: Hasher,
  control: HashControl,
  buffers: Buffers,
): Promise<string | undefined> {
  const fd = openVerifiedSync(file);
  try {
    const reading = { fd, start, end, hasher, control, buffers };
    const ahead = control.readAhead ? end - start > BLOCK_BYTES : comesFromDisk(reading);
    const stopped = ahead ? await readAhead(reading) : readInPlace(reading);
    if (control.aborted() && stopped < end) return undefined;
    const after = identityOf(fstatSync(fd, { bigint: true }));
    if (stopped !== end || !sameIdentity(after, file.identity)) throw changed(file.path);
    return hasher.digest();
  } finally {
    closeSync(fd);
  }
}

/** Whether reading is slow enough for reading ahead in large blocks; wrong answers cost little. */
function comesFromDisk({ fd, start, end, buffers }: Reading): boolean {
  if (end - start < TRIED_BYTES) return false;
  const began = performance.now();
  readSync(fd, (buffers.block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES)), 0, BLOCK_BYTES, start);
  return performance.now() - began > SLOW_BLOCK_MS;
}

/** Hashes up to `end` and returns the offset at which it stopped. */
function readInPlace({ fd, start, end, hasher, control, buffers }: Reading): number {
  const block = (buffers.block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES));
  let at = start;
  while (at < end && !control.aborted()) {
    const count = readSync(fd, block, 0, Math.min(BLOCK_BYTES, end - at), at);
    if (count === 0) break;
    hasher.update(block.subarray(0, count));
    at += count;
    control.progress(count);
  }
  return at;
}

/** The same, but reads the next blocks while one is hashed. */
async function readAhead(reading: Reading): Promise<number> {
  const { fd, start, end, control, buffers } = reading;
  const ring = (buffers.ahead ??= Array.from({ length: AHEAD_BLOCKS }, () =>
    Buffer.allocUnsafeSlow(AHEAD_BYTES),
  ));
  let asked = start;
  const ask = (buffer: Buffer): Promise<number> => {
    const read = readAt(fd, buffer, asked, end);
    asked = Math.min(end, asked + AHEAD_BYTES);
    read.catch(() => {}); // reported when its turn comes, or never if the work has ended by then
    return read;
  };
  const pending = ring.map(ask);
  try {
    let at = start;
    for (let slot = 0; at < end; slot = (slot + 1) % AHEAD_BLOCKS) {
      const count = (await pending[slot]) ?? 0;
      const buffer = ring[slot];
      if (control.aborted() || buffer === undefined) return at;
      const taken = takeBlock(reading, buffer, at, count);
      at += taken;
      if (taken < AHEAD_BYTES) return at;
      pending[slot] = ask(buffer);
    }
    return at;
  } finally {
    await Promise.allSettled(pending);
  }
}

/** Completes a block of which `count` bytes were read, hashes it, and returns its number of bytes. */
function takeBlock(
  { fd, end, hasher, control }: Reading,
  buffer: Buffer,
  at: number,
  count: number,
): number {
  const wanted = Math.min(AHEAD_BYTES, end - at);
  let filled = count;
  while (filled < wanted) {
    const more = readSync(fd, buffer, filled, wanted - filled, at + filled);
    if (more === 0) break;
    filled += more;
  }
  hasher.update(buffer.subarray(0, filled));
  control.progress(filled);
  return filled;
}

function readAt(fd: number, buffer: Buffer, position: number, end: number): Promise<number> {
  const length = Math.min(buffer.byteLength, end - position);
  if (length === 0) return Promise.resolve(0);
  return new Promise((resolve, reject) => {
    read(fd, buffer, 0, length, position, (error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
