import { lstat, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { SourceError } from '../artifact.ts';
import { escapeForDisplay } from '../display.ts';
import { identityOf } from './identity.ts';
import { toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';

/**
 * The real location of one regular file and its current identity; links in `path` are followed, since the caller chose
 * the path. The result's `path` is the last part of the given one.
 *
 * @throws {SourceError} NOT_FOUND, NOT_A_FILE (a folder, FIFO, socket or device: never opened), UNREADABLE
 */
export async function locateFile(path: string): Promise<LocatedFile> {
  const name = basename(path);
  try {
    const realPath = await realpath(path);
    const stats = await lstat(realPath, { bigint: true });
    if (!stats.isFile())
      throw new SourceError('NOT_A_FILE', `not a regular file: ${escapeForDisplay(name)}`, {
        details: { path: name },
      });
    return { path: name, realPath, identity: identityOf(stats) };
  } catch (cause) {
    throw toSourceError(cause, name);
  }
}
