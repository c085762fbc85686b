import { SourceError } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import type { SetApart } from './description.ts';
import { isDownloadPath, readDownload } from './download-records.ts';
import type { DownloadRecord } from './download-records.ts';
import { gitFiles } from './git-files.ts';
import { isSourceError } from './read-files.ts';
import { byCodeUnits } from './text.ts';

/** Files next to a model that are not part of it. */
export interface Beside {
  /** In path order. */
  readonly apart: readonly SetApart[];
  /** Entries among them that neither program writes, which count as content, in path order. */
  readonly strangers: readonly string[];
  /** What the download program recorded about files, in path order. */
  readonly records: readonly DownloadRecord[];
}

/** Number of files read concurrently. */
const CONCURRENCY = 16;

/**
 * Finds what `hf download --local-dir` and Git keep next to a model: `.cache/huggingface/` with its `.gitignore`,
 * `CACHEDIR.TAG`, `.metadata` and `.lock`, each in its known shape, and a clone's `.git`. Anything else in these places
 * counts as content, as does a link or an unreadable entry.
 * Cost: one read of at most a few kilobytes per record.
 *
 * @throws {SourceError} when the folder cannot be listed; the signal's reason when aborted
 */
export async function findBeside(
  folder: FolderSource,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Beside> {
  const entries = await folder.list({ signal });
  const git = await gitFiles(folder, entries);
  const downloads = await readDownloads(folder, entries, signal);
  const apart = [
    ...git.known.map(({ path, sizeBytes }) => ({ path, sizeBytes, by: 'git' as const })),
    ...downloads
      .filter(({ record }) => record !== undefined)
      .map(({ path, sizeBytes }) => ({ path, sizeBytes, by: 'hugging-face' as const })),
  ];
  const strangers = [...git.strangers, ...downloads.filter(({ record }) => record === undefined)];
  const records = downloads.flatMap(({ record }) => (typeof record === 'object' ? [record] : []));
  return {
    apart: apart.toSorted((a, b) => byCodeUnits(a.path, b.path)),
    strangers: strangers.map(({ path }) => path).toSorted(byCodeUnits),
    records: records.toSorted((a, b) => byCodeUnits(a.path, b.path)),
  };
}

interface Read {
  readonly path: string;
  readonly sizeBytes: number;
  /** Undefined when the download program does not write such a file. */
  readonly record: DownloadRecord | 'inert' | undefined;
}

async function readDownloads(
  folder: FolderSource,
  entries: readonly FolderEntry[],
  signal: AbortSignal | undefined,
): Promise<readonly Read[]> {
  const wanted = entries.filter(({ path }) => isDownloadPath(path));
  const all: Read[] = [];
  for (let from = 0; from < wanted.length; from += CONCURRENCY) {
    signal?.throwIfAborted();
    const some = wanted.slice(from, from + CONCURRENCY).map(async (entry) => ({
      path: entry.path,
      sizeBytes: entry.sizeBytes,
      record: await recordIn(folder, entry),
    }));
    for (const read of await Promise.all(some)) all.push(read);
  }
  return all;
}

async function recordIn(folder: FolderSource, entry: FolderEntry): Promise<Read['record']> {
  if (entry.kind !== 'file' || entry.target !== undefined) return undefined;
  try {
    return await readDownload(folder, entry);
  } catch (error) {
    if (!isSourceError(error)) throw error;
    return undefined;
  }
}

/** The folder without the entries at these paths: no reader finds them, whichever path it uses. */
export function withoutEntries<Folder extends FolderSource>(
  folder: Folder,
  paths: ReadonlySet<string>,
): Folder {
  if (paths.size === 0) return folder;
  return {
    ...folder,
    list: async (options) => (await folder.list(options)).filter(({ path }) => !paths.has(path)),
    async open(path) {
      if (!paths.has(path)) return folder.open(path);
      throw new SourceError('NOT_FOUND', 'not part of the model', { details: { path } });
    },
  };
}
