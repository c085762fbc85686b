import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { escapeForDisplay, hasCode } from '@weighbridge/core';
import type { DigestCache, HashProgress, OpenFolder } from '@weighbridge/core/node';
import { CliError } from '../error.ts';
import type { Io } from '../io.ts';
import { assertOutput } from '../output/emit.ts';
import type { OutputOptions } from '../output/options.ts';
import { remark } from '../output/remark.ts';
import { openCache } from './cache.ts';
import type { ModelOptions } from './options.ts';
import { startProgress } from './progress.ts';

/** A model, ready to be read, with the user's wishes about hashing. */
export interface Session<Folder extends OpenFolder = OpenFolder> {
  readonly folder: Folder;
  readonly cache: DigestCache | undefined;
  readonly onProgress: (progress: HashProgress) => void;
  /** Ends the display of progress; to be called before the result is written. */
  readonly readingDone: () => Promise<void>;
}

/** What of the command line bears on how a model is read. */
export interface ReadingOptions extends Pick<OutputOptions, 'quiet' | 'output'> {
  readonly cache?: ModelOptions['cache'];
  readonly hash?: string;
  readonly allowRoot: readonly string[];
  readonly maxFiles?: number;
}

/** What the opening of a model is told. */
interface OpenModelOptions {
  readonly allowedRoots: readonly string[];
  readonly maxEntries: number;
}

/** The same for every command, so that a model that can be signed can be weighed. */
const MAX_ENTRIES = 250_000;

/**
 * Opens the model, a folder or one file of which nothing around it is looked at, and the digest cache, calls `use`, and closes both whatever happens, so that an
 * interrupted hashing goes on where it was.
 *
 * @throws {SourceError} when the folder cannot be opened
 * @throws {CliError} when there is no model at the path, or the result cannot be written where it was asked for
 */
export async function withModel<T>(
  io: Io,
  folderPath: string,
  options: ReadingOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const stats = await stat(resolve(io.cwd, folderPath)).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) return undefined;
    const shown = escapeForDisplay(folderPath);
    throw new CliError('UNREADABLE', `Check the path: there is nothing at ${shown}.`);
  });
  if (stats?.isFile() === true) {
    const { openModel } = await import('@weighbridge/model-signing/files');
    if (options.quiet !== true) {
      await remark(io, `${basename(folderPath)} alone is looked at, and nothing beside it`);
    }
    return withOpened(io, folderPath, options, openModel, use);
  }
  const { openFolder } = await import('@weighbridge/core/node');
  return withOpened(io, folderPath, options, openFolder, use);
}

/** The same for whatever `open` can open: a signed model may be a single file. */
export async function withOpened<Folder extends OpenFolder, T>(
  io: Io,
  path: string,
  options: ReadingOptions,
  open: (path: string, options: OpenModelOptions) => Promise<Folder>,
  use: (session: Session<Folder>) => Promise<T>,
): Promise<T> {
  const allowedRoots = options.allowRoot.map((root) => resolve(io.cwd, root));
  const maxEntries = options.maxFiles ?? MAX_ENTRIES;
  const folder = await open(resolve(io.cwd, path), { allowedRoots, maxEntries });
  await assertOutput(io, options, resolve(io.cwd, path));
  const quiet = options.quiet === true;
  await using cache = await openCache(io, options, quiet, resolve(io.cwd, path));
  const ignored = cache?.ignored;
  const meter = startProgress(io, quiet);
  try {
    return await use({ folder, cache, onProgress: meter.update, readingDone: meter.finish });
  } finally {
    await meter.finish();
    if (!quiet && cache?.ignored !== undefined && cache.ignored !== ignored) {
      await remark(io, `the digest cache keeps nothing more: ${cache.ignored}`);
    }
  }
}
