import { closeSync, constants, fstatSync, openSync, readlinkSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { open, readlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { SourceError } from '../artifact.ts';
import { escapeForDisplay } from '../display.ts';
import { identityOf, sameIdentity } from './identity.ts';
import type { FileIdentity } from './identity.ts';

/** A file that may be opened: its real location, and its identity when it was inspected. */
export interface LocatedFile {
  /** The path to name in messages: relative to the root, never the absolute one. */
  readonly path: string;
  /** Absolute, without links. */
  readonly realPath: string;
  /** The identity that the system reported when the file was inspected. */
  readonly identity: FileIdentity;
}

/**
 * O_NOFOLLOW refuses a link that was swapped in. O_NONBLOCK keeps a FIFO that was swapped in from blocking the open.
 */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Linux reports the path of the file behind a descriptor, which no later rename can fake. */
const DESCRIPTORS = process.platform === 'linux' ? '/proc/self/fd/' : undefined;

/**
 * Opens exactly the file that was located, or throws.
 *
 * After the open, the descriptor must be a regular file with the located identity and, on Linux, the located path: so
 * neither a replaced file nor a folder swapped for a link leads anywhere else (CWE-367, CWE-59).
 *
 * @throws {SourceError} NOT_FOUND, NOT_A_FILE, CHANGED, UNREADABLE
 */
export async function openVerified(located: LocatedFile): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(located.realPath, OPEN_FLAGS);
  } catch (cause) {
    throw toSourceError(cause, located.path);
  }
  try {
    const at =
      DESCRIPTORS === undefined
        ? undefined
        : await readlink(DESCRIPTORS + handle.fd).catch(() => undefined);
    assertOpened(await handle.stat({ bigint: true }), at, located);
    return handle;
  } catch (cause) {
    await handle.close();
    throw toSourceError(cause, located.path);
  }
}

/** Like `openVerified`, but synchronous and with a bare descriptor: for worker threads, where blocking does no harm. */
export function openVerifiedSync(located: LocatedFile): number {
  let fd: number;
  try {
    fd = openSync(located.realPath, OPEN_FLAGS);
  } catch (cause) {
    throw toSourceError(cause, located.path);
  }
  try {
    assertOpened(fstatSync(fd, { bigint: true }), linkOf(fd), located);
    return fd;
  } catch (cause) {
    closeSync(fd);
    throw toSourceError(cause, located.path);
  }
}

function linkOf(fd: number): string | undefined {
  if (DESCRIPTORS === undefined) return undefined;
  try {
    return readlinkSync(DESCRIPTORS + fd);
  } catch {
    return undefined;
  }
}

function assertOpened(
  stats: BigIntStats,
  at: string | undefined,
  { path, realPath, identity }: LocatedFile,
): void {
  if (!stats.isFile())
    throw new SourceError('NOT_A_FILE', `not a regular file: ${shown(path)}`, {
      details: { path },
    });
  if (!sameIdentity(identityOf(stats), identity) || (at !== undefined && at !== realPath))
    throw changed(path);
}

/** The error for a file that has changed. */
export function changed(path: string): SourceError {
  return new SourceError('CHANGED', `changed since it was listed: ${shown(path)}`, {
    details: { path },
  });
}

const CODES: Readonly<Record<string, SourceError['code']>> = {
  ENOENT: 'NOT_FOUND',
  ENOTDIR: 'NOT_FOUND',
  ELOOP: 'CHANGED',
  ENXIO: 'NOT_A_FILE',
  EISDIR: 'NOT_A_FILE',
  ENODEV: 'NOT_A_FILE',
};

/** The operating system's error as a SourceError; a SourceError passes through. */
export function toSourceError(cause: unknown, path: string): SourceError {
  if (cause instanceof SourceError) return cause;
  const errno = String((cause as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error');
  const code = Object.hasOwn(CODES, errno) ? (CODES[errno] ?? 'UNREADABLE') : 'UNREADABLE';
  return new SourceError(code, `cannot read ${shown(path)}: ${errno}`, {
    cause,
    details: { path, errno },
  });
}

function shown(path: string): string {
  return escapeForDisplay(path);
}
