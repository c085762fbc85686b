import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, read, readSync } from 'node:fs';
import type { SourceErrorCode } from '../artifact.ts';
import { identityOf, sameIdentity } from './identity.ts';
import { changed, openVerifiedSync, toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';

/** Up to here a file is read whole with one system call. */
export const SMALL_BYTES = 256 * 1024;
/** Bytes per read of a larger file; two such buffers per hasher. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** What came of one file: hexadecimal SHA-256, or why there is none. Survives structured clone. */
export type HashOutcome =
  | { readonly path: string; readonly sha256: string }
  | { readonly path: string; readonly code: SourceErrorCode; readonly message: string };

/** How a running hasher is watched and stopped. */
export interface HashControl {
  aborted(): boolean;
  /** Bytes hashed since the last call. */
  progress(bytes: number): void;
}

/**
 * Hashes files one after the other and gives one outcome each; stops early, with the outcomes so far,
 * when aborted.
 *
 * The next chunk is read while the last one is hashed. A file whose identity changes meanwhile gives
 * CHANGED, never a digest of bytes that were never together.
 */
export async function hashFiles(
  files: readonly LocatedFile[],
  control: HashControl,
): Promise<HashOutcome[]> {
  const outcomes: HashOutcome[] = [];
  const buffers: Buffers = [];
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

type Buffers = [Buffer, Buffer] | [];

async function hashFile(
  file: LocatedFile,
  control: HashControl,
  buffers: Buffers,
): Promise<string | undefined> {
  const fd = openVerifiedSync(file);
  try {
    const size = Number(file.identity.size);
    const digest =
      size <= SMALL_BYTES
        ? hashSmall(fd, size, control)
        : await hashLarge(fd, size, control, buffers);
    const after = identityOf(fstatSync(fd, { bigint: true }));
    if (digest !== ABORTED && (digest === CUT_SHORT || !sameIdentity(after, file.identity)))
      throw changed(file.path);
    return digest === ABORTED ? undefined : digest;
  } finally {
    closeSync(fd);
  }
}

const ABORTED = 'aborted';
const CUT_SHORT = 'cut short';

function hashSmall(fd: number, size: number, control: HashControl): string {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const count = readSync(fd, bytes, done, size - done, done);
    if (count === 0) return CUT_SHORT;
    done += count;
  }
  control.progress(size);
  return hash('sha256', bytes, 'hex');
}

async function hashLarge(
  fd: number,
  size: number,
  control: HashControl,
  buffers: Buffers,
): Promise<string> {
  buffers[0] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
  buffers[1] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let [current, next] = buffers as [Buffer, Buffer];
  const sha256 = createHash('sha256');
  let done = 0;
  let pending = readAt(fd, current, 0, size);
  while (done < size) {
    const count = await pending;
    if (count === 0) return CUT_SHORT;
    done += count;
    const chunk = current.subarray(0, count);
    [current, next] = [next, current];
    if (control.aborted()) return ABORTED;
    pending = readAt(fd, current, done, size);
    sha256.update(chunk);
    control.progress(count);
  }
  await pending;
  return sha256.digest('hex');
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
