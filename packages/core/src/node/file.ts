import type { FileHandle } from 'node:fs/promises';
import { assertRange } from '../artifact.ts';
import type { OpenByteSource } from '../artifact.ts';
import { identityOf, sameIdentity } from './identity.ts';
import type { FileIdentity } from './identity.ts';
import { locateFile } from './locate-file.ts';
import { changed, openVerified, toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';

/** Bytes per system call, so that a long read can be aborted midway. */
const READ_BYTES = 16 * 1024 * 1024;

/**
 * Opens one regular file for ranged reads; links in `path` are followed, since the caller chose the path.
 *
 * Every read checks that size, times and inode are still the same as at the open. `await using` closes it.
 *
 * @throws {SourceError} NOT_FOUND, NOT_A_FILE (a folder, FIFO, socket or device: never opened),
 *   UNREADABLE; CHANGED from `read` when the file is no longer the one that was opened
 */
export async function openFile(path: string): Promise<OpenByteSource> {
  return openLocated(await locateFile(path));
}

/** Opens a file that a listing located. */
export async function openLocated(located: LocatedFile): Promise<OpenByteSource> {
  const handle = await openVerified(located);
  const sizeBytes = Number(located.identity.size);
  return {
    sizeBytes,
    async read(offset, length, options) {
      options?.signal?.throwIfAborted();
      assertRange(offset, length);
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset));
      const bytes = await readExactly(handle, offset, wanted, located.path, options?.signal);
      await assertUnchanged(handle, located.path, located.identity);
      return bytes;
    },
    async [Symbol.asyncDispose]() {
      await handle.close();
    },
  };
}

async function readExactly(
  handle: FileHandle,
  offset: number,
  length: number,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    signal?.throwIfAborted();
    const wanted = Math.min(READ_BYTES, length - done);
    const { bytesRead } = await handle
      .read(bytes, done, wanted, offset + done)
      .catch((cause: unknown) => {
        throw toSourceError(cause, path);
      });
    if (bytesRead === 0) throw changed(path);
    done += bytesRead;
  }
  return bytes;
}

async function assertUnchanged(
  handle: FileHandle,
  path: string,
  identity: FileIdentity,
): Promise<void> {
  const now = identityOf(await handle.stat({ bigint: true }));
  if (!sameIdentity(now, identity)) throw changed(path);
}
