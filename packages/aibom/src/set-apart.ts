import { SourceError } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import type { SetApart } from './description.ts';
import { isDownloadPath, readDownload } from './download-records.ts';
import type { DownloadRecord } from './download-records.ts';
import { gitFiles } from './git-files.ts';
import { isSourceError } from './read-files.ts';
import { byCodeUnits } from './text.ts';

/** What lies beside a model and is none of it. */
export interface Beside {
  /** In path order. */
  readonly apart: readonly SetApart[];
  /** Entries among them that neither program writes: they count as content. In path order. */
  readonly strangers: readonly string[];
  /** What the download program recorded of files, in path order. */
  readonly records: readonly DownloadRecord[];
}

/** Files read side by side. */
const CONCURRENCY = 16;

/**
 * Finds what `hf download --local-dir` and Git keep beside a model: `.cache/huggingface/` with its
 * `.gitignore`, `CACHEDIR.TAG`, `.metadata` and `.lock`, each of its known shape, and `.git` of a clone.
 * Anything else in these places counts as content, as does a link or what cannot be read.
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
  /** Undefined where the download program wrote no such file. */
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

/** The folder without the entries of these paths: no reader finds them, by whatever path. */
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
      throw new SourceError('NOT_FOUND', 'no part of the model', { details: { path } });
    },
  };
}
