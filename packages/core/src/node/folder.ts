import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SourceError } from '../artifact.ts';
import type { FolderSource } from '../artifact.ts';
import { escapeForDisplay } from '../display.ts';
import { withDefaults } from '../with-defaults.ts';
import { openLocated } from './file.ts';
import { huggingFaceRoots } from './hugging-face.ts';
import { listFolder } from './listing.ts';
import type { Listing } from './listing.ts';
import { toSourceError } from './open-verified.ts';
import type { LocatedFile } from './open-verified.ts';
import { differingPaths } from './second-look.ts';

/** Limits of a folder, and where its links may lead. */
export interface OpenFolderOptions {
  /** Maximum number of entries below the root, including folders; more throw `TOO_MANY` (CWE-400). Default 100,000. */
  readonly maxEntries?: number | undefined;
  /** Maximum depth of nested folders; deeper ones are reported, not read (CWE-674). Default 64. */
  readonly maxDepth?: number | undefined;
  /** Further folders that links inside the root may lead into. Default none. */
  readonly allowedRoots?: readonly string[] | undefined;
  /**
   * Whether links from a Hugging Face cache snapshot into the `blobs` folder of the same cache entry count as the files
   * themselves (see `huggingFaceRoots`). Default true; it has no effect on any other folder.
   */
  readonly cacheBlobs?: boolean | undefined;
}

const DEFAULTS = {
  maxEntries: 100_000,
  maxDepth: 64,
  allowedRoots: [],
  cacheBlobs: true,
} as const satisfies OpenFolderOptions;

/** A folder on disk. Its listing is taken once; only what it listed, unchanged, can be opened. */
export interface OpenFolder extends FolderSource {
  /** The path as given, made absolute. */
  readonly path: string;
  /** The real location of a listed file and its identity when listed. Throws like `open`. */
  locate(path: string): Promise<LocatedFile>;
  /**
   * Looks at the folder again and names, in path order, what was added, removed, replaced or written since the listing.
   * Empty if everything was still as listed at the time of this second look.
   * Throws like `list`.
   */
  changedPaths(options?: { readonly signal?: AbortSignal | undefined }): Promise<readonly string[]>;
}

/**
 * Opens a folder with untrusted content.
 *
 * Nothing leaves the root: a link is listed, and opened as its target only when that is a regular file inside the root
 * or an allowed root; a link from a Hugging Face cache snapshot into the `blobs` of its own cache entry is listed as
 * the file that it stands for; FIFOs, sockets and devices are listed as `special` and never opened; names that are not
 * UTF-8 are listed percent-escaped as `unreadable`. A file that is replaced or written after the listing throws CHANGED
 * instead of returning other bytes. Outside Linux, a folder swapped for a link and back between two system calls is
 * detected only by device and inode.
 *
 * @throws {SourceError} NOT_FOUND, NOT_A_FILE (not a folder), UNREADABLE; TOO_MANY from `list` and `open`
 * @throws {RangeError} when a limit is not a positive safe integer
 * @see CWE-22, CWE-59, CWE-367
 */
export async function openFolder(
  path: string,
  options: OpenFolderOptions = {},
): Promise<OpenFolder> {
  const { maxEntries, maxDepth, allowedRoots, cacheBlobs } = withDefaults(DEFAULTS, options);
  assertLimits(maxEntries, maxDepth);
  const absolute = resolve(path);
  const root = await realFolder(absolute);
  const limits = {
    root,
    allowedRoots: await Promise.all(allowedRoots.map(realFolder)),
    blobRoots: cacheBlobs ? await huggingFaceRoots(root) : [],
    maxEntries,
    maxDepth,
  };
  let listing: Promise<Listing> | undefined;
  const listOnce = async (signal?: AbortSignal): Promise<Listing> => {
    signal?.throwIfAborted();
    const joined = listing !== undefined;
    const taken = (listing ??= listFolder({ ...limits, signal }));
    try {
      return await taken;
    } catch (cause) {
      if (listing === taken) listing = undefined;
      // The caller that started this listing aborted it; a caller that only joined it has not.
      if (joined && !(cause instanceof SourceError)) return listOnce(signal);
      throw cause;
    }
  };
  const locate = async (wanted: string): Promise<LocatedFile> => locateIn(await listOnce(), wanted);
  return {
    name: basename(root) || root,
    path: absolute,
    list: async (listOptions) => (await listOnce(listOptions?.signal)).entries,
    locate,
    open: async (wanted) => openLocated(await locate(wanted)),
    changedPaths: async ({ signal } = {}) =>
      differingPaths(await listOnce(signal), await listFolder({ ...limits, signal })),
  };
}

function assertLimits(...limits: readonly number[]): void {
  for (const limit of limits) {
    if (!Number.isSafeInteger(limit) || limit < 1)
      throw new RangeError(`a limit must be a positive integer, got ${limit}`);
  }
}

async function realFolder(path: string): Promise<string> {
  const name = basename(path);
  try {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
  } catch (cause) {
    throw toSourceError(cause, name);
  }
  throw new SourceError('NOT_A_FILE', `not a folder: ${escapeForDisplay(name)}`, {
    details: { path: name },
  });
}

function locateIn({ entries, files, refusals }: Listing, path: string): LocatedFile {
  const file = files.get(path);
  if (file !== undefined) return file;
  const shown = escapeForDisplay(path);
  const details = { path };
  if (path.startsWith('/') || path.split(/[/\\]/).includes('..')) {
    throw new SourceError('OUTSIDE_ROOT', `leads out of the folder: ${shown}`, { details });
  }
  const refusal = refusals.get(path);
  if (refusal === undefined)
    throw new SourceError('NOT_FOUND', `no such file: ${shown}`, { details });
  const { reason } = entries.find((entry) => entry.path === path) ?? {};
  throw new SourceError(refusal, `cannot open ${shown}: ${reason ?? 'not a file'}`, { details });
}
