import { escapeForDisplay } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { compareCodePoints } from '../manifest/order.ts';
import type { UncoveredEntry } from '../verified.ts';
import { ignoreRule } from './ignore.ts';
import type { IgnoreOptions } from './ignore.ts';
import { DEFAULT_MAX_ENTRIES } from './open-model.ts';
import { fileError } from './signing-error.ts';

/** A regular file, or a link that may be followed to one. */
export interface ListedFile {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length, bytes. */
  readonly sizeBytes: number;
}

/** An entry that no signature can cover, and why. */
export interface Obstacle {
  /** The entry itself. */
  readonly entry: UncoveredEntry;
  /** Why it cannot be covered. */
  readonly error: ModelSigningError;
}

/** The entries of a model by their treatment in the format; each list in code-point order. */
export interface ModelListing {
  /** Files that a signature covers. */
  readonly files: readonly ListedFile[];
  /** Entries that are left out, by the caller or by the format. */
  readonly ignored: readonly UncoveredEntry[];
  /** Entries that no signature can cover; signing stops at the first. */
  readonly obstacles: readonly Obstacle[];
}

export interface ListModelOptions extends IgnoreOptions {
  /** Whether links to regular files count as files. Default false. */
  readonly allowSymlinks?: boolean | undefined;
  /** Paths that are never ignored: what is signed is always checked. */
  readonly signed?: ReadonlySet<string> | undefined;
  /** Maximum number of entries. Default 250,000. */
  readonly maxFiles?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lists a model as OpenSSF Model Signing enumerates it.
 *
 * Only `.git`, `.gitattributes`, `.github` and `.gitignore` at the top, the signature file, statements in
 * `attestations` and the paths that the options name are left out; hidden files and a `.git` deeper down are
 * files like any other. Empty folders are ignored.
 *
 * @throws {ModelSigningError} TOO_MANY_FILES, FILE_UNREADABLE when the listing itself fails
 */
export async function listModel(
  source: FolderSource,
  options: ListModelOptions = {},
): Promise<ModelListing> {
  const { maxFiles = DEFAULT_MAX_ENTRIES, signed, signal, allowSymlinks = false } = options;
  const entries = await listEntries(source, signal);
  if (entries.length > maxFiles) throw tooMany(maxFiles);
  const isIgnored = ignoreRule(source, options);
  const files: ListedFile[] = [];
  const ignored: UncoveredEntry[] = [];
  const obstacles: Obstacle[] = [];
  for (const entry of entries.toSorted((a, b) => compareCodePoints(a.path, b.path))) {
    const { path, sizeBytes } = entry;
    const error = obstacleIn(entry, allowSymlinks);
    if (signed?.has(path) !== true && isIgnored(entry))
      ignored.push({ path, kind: kindOf(entry), sizeBytes });
    else if (error === undefined) files.push({ path, sizeBytes });
    else obstacles.push({ entry: { path, kind: kindOf(entry), sizeBytes }, error });
  }
  return { files, ignored, obstacles };
}

async function listEntries(
  source: FolderSource,
  signal: AbortSignal | undefined,
): Promise<readonly FolderEntry[]> {
  try {
    return await source.list({ signal });
  } catch (cause) {
    throw fileError(cause);
  }
}

function kindOf({ kind, target }: FolderEntry): FolderEntry['kind'] {
  return target === undefined ? kind : 'symlink';
}

/** Why the entry cannot be signed or compared; undefined when it can. */
function obstacleIn(entry: FolderEntry, allowSymlinks: boolean): ModelSigningError | undefined {
  const { path, kind, reason = 'not a regular file' } = entry;
  const shown = escapeForDisplay(path);
  const details = { path, reason };
  if (kind === 'file') {
    if (entry.target === undefined || allowSymlinks) return undefined;
    return new ModelSigningError('SYMLINK', `links are not allowed here: ${shown}`, {
      details: { path, reason: 'links are not allowed' },
    });
  }
  if (kind === 'symlink') {
    return new ModelSigningError('SYMLINK', `cannot follow ${shown}: ${reason}`, { details });
  }
  if (kind === 'special') {
    return new ModelSigningError('SPECIAL_FILE', `cannot open ${shown}: ${reason}`, { details });
  }
  const code = entry.escapedName === true ? 'NAME_NOT_UTF8' : 'FILE_UNREADABLE';
  return new ModelSigningError(code, `cannot read ${shown}: ${reason}`, { details });
}

function tooMany(maxFiles: number): ModelSigningError {
  return new ModelSigningError('TOO_MANY_FILES', `more than ${maxFiles} files`, {
    details: { maxFiles },
  });
}
