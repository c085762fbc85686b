import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, read, readSync } from 'node:fs';
import type { SourceErrorCode } from '../artifact.ts';
import { identityOf, sameIdentity } from './identity.ts';
import { changed, openVerifiedSync, toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';

/** Bytes per read where the thread itself reads: they are still in the processor's cache when hashed. */
export const BLOCK_BYTES = 256 * 1024;
/** Bytes per read where the next block is read ahead on another core; two such buffers. */
const AHEAD_BYTES = 4 * 1024 * 1024;

/** What came of one file: hexadecimal SHA-256, or why there is none. Survives structured clone. */
export type HashOutcome =
  | { readonly path: string; readonly sha256: string }
  | { readonly path: string; readonly code: SourceErrorCode; readonly message: string };

/** How a running hasher is watched and stopped. */
export interface HashControl {
  readonly aborted: () => boolean;
  /** Bytes hashed since the last call. */
  readonly progress: (bytes: number) => void;
  /**
   * Whether to read ahead while hashing: quicker for one file where a core is idle, and leaves the
   * thread free between blocks; costs more processor time in all than reading in place.
   */
  readonly readAhead: boolean;
}

/**
 * Hashes files one after the other and gives one outcome each; stops early, with the outcomes so far,
 * when aborted.
 *
 * A file whose identity changes meanwhile gives CHANGED, never a digest of bytes that were never
 * together.
 */
export async function hashFiles(
  files: readonly LocatedFile[],
  control: HashControl,
): Promise<HashOutcome[]> {
  const outcomes: HashOutcome[] = [];
  const buffers: Buffers = {};
  for (const file of files) {
    if (control.aborted()) break;
    try {
      const sha256 = await hashFile(file, control, buffers);
      if (sha256 === undefined) break;
      outcomes.push({ path: file.path, sha256 });
    } catch (cause) {
      const { code, message } = toSourceError(cause, file.path);
      outcomes.push({ path: file.path, code, message });
    }
  }
  return outcomes;
}

/** Made when first needed, used for file after file. */
interface Buffers {
  block?: Buffer;
  ahead?: readonly [Buffer, Buffer];
}

/** The digest in hexadecimal, or undefined when aborted. */
async function hashFile(
  file: LocatedFile,
  control: HashControl,
  buffers: Buffers,
): Promise<string | undefined> {
  const fd = openVerifiedSync(file);
  try {
    const size = Number(file.identity.size);
    const sha256 = createHash('sha256');
    const done =
      control.readAhead && size > BLOCK_BYTES
        ? await readAhead(fd, size, sha256, control, buffers)
        : readInPlace(fd, size, sha256, control, buffers);
    if (control.aborted() && done < size) return undefined;
    const after = identityOf(fstatSync(fd, { bigint: true }));
    if (done !== size || !sameIdentity(after, file.identity)) throw changed(file.path);
    return sha256.digest('hex');
  } finally {
    closeSync(fd);
  }
}

/** Hashes up to `size` bytes and gives how many there were. */
function readInPlace(
  fd: number,
  size: number,
  sha256: Hash,
  control: HashControl,
  buffers: Buffers,
): number {
  const block = (buffers.block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES));
  let done = 0;
  while (done < size && !control.aborted()) {
    const count = readSync(fd, block, 0, Math.min(BLOCK_BYTES, size - done), done);
    if (count === 0) break;
    sha256.update(block.subarray(0, count));
    done += count;
    control.progress(count);
  }
  return done;
}

/** The same, with the next block being read while this one is hashed. */
async function readAhead(
  fd: number,
  size: number,
  sha256: Hash,
  control: HashControl,
  buffers: Buffers,
): Promise<number> {
  let [current, next] = (buffers.ahead ??= [
    Buffer.allocUnsafeSlow(AHEAD_BYTES),
    Buffer.allocUnsafeSlow(AHEAD_BYTES),
  ]);
  let done = 0;
  let pending = readAt(fd, current, 0, size);
  while (done < size) {
    const count = await pending;
    if (count === 0 || control.aborted()) break;
    const bytes = current.subarray(0, count);
    [current, next] = [next, current];
    pending = readAt(fd, current, done + count, size);
    sha256.update(bytes);
    done += count;
    control.progress(count);
  }
  await pending;
  return done;
}

function readAt(fd: number, buffer: Buffer, position: number, size: number): Promise<number> {
  const length = Math.min(buffer.byteLength, size - position);
  if (length === 0) return Promise.resolve(0);
  return new Promise((resolve, reject) => {
    read(fd, buffer, 0, length, position, (error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
