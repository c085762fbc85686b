import { manifestDigest } from '@weighbridge/core';
import type { Digest, FolderSource } from '@weighbridge/core';
import { hashFolder } from '@weighbridge/core/node';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import { listContent } from '../content.ts';
import { StatementError } from './error.ts';
import type { EvidenceExport } from './export.ts';

/** Maximum number of paths that an error names. */
const MAX_NAMED = 100;

/** How the files of a folder are read. */
export interface FolderDigestOptions {
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache | undefined;
  /** Called about ten times a second while files are hashed. */
  readonly onProgress?: (progress: HashProgress) => void;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** Something in a folder that its digest does not cover. */
export interface UnseenEntry {
  /** Relative to the folder's root. */
  readonly path: string;
  /** Why it is not covered, for people. */
  readonly reason: string;
}

/** A folder as a posture names it. */
export interface FolderDigest {
  /** Digest of the names, sizes and bytes of all files, under the algorithm name that statements use. */
  readonly digest: Digest;
  /** In path order: links, pipes and anything else that cannot be read. */
  readonly unseen: readonly UnseenEntry[];
}

/**
 * Names a folder as a weighing does, and lists what that name does not cover: a loader may open what no
 * digest covers, so `assertAllSeen` asks whether the weighing saw it too.
 * Cost: one read of every byte that the cache does not know.
 *
 * @throws {SourceError} when the folder cannot be listed or a file cannot be read
 */
export async function digestFolder(
  folder: FolderSource,
  { digestCache, onProgress, signal }: FolderDigestOptions = {},
): Promise<FolderDigest> {
  const content = await listContent(folder, signal === undefined ? {} : { signal });
  const digests = await hashFolder(content.folder, {
    ...(digestCache && { cache: digestCache }),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  const rows = content.files.flatMap(({ path, sizeBytes }) => {
    const digest = digests.get(path);
    return digest === undefined ? [] : [{ path, sizeBytes, digest }];
  });
  const unseen = content.unread.map(({ path, kind, reason }) => ({
    path,
    reason: reason ?? `a ${kind}`,
  }));
  const hex = manifestDigest(rows).slice('sha256:'.length);
  return { digest: `wbManifest:${hex}`, unseen };
}

/**
 * Refuses a folder that holds what no digest covers, unless the weighing saw it: the posture's inventory then
 * names the same entry, and its verdicts say what that means.
 *
 * @throws {StatementError} FILES_UNSEEN
 */
export function assertAllSeen(unseen: readonly UnseenEntry[], evidence?: EvidenceExport): void {
  const told = new Set(evidence === undefined ? [] : skippedIn(evidence));
  const news = unseen.filter(({ path }) => !told.has(path));
  const [first] = news;
  if (first === undefined) return;
  const more = news.length > 1 ? ` and ${news.length - 1} more` : '';
  throw new StatementError(
    'FILES_UNSEEN',
    `the model holds what no digest covers: ${first.path}${more} (${first.reason})`,
    { details: { count: news.length, entries: news.slice(0, MAX_NAMED) } },
  );
}

function skippedIn({ evidence }: EvidenceExport): readonly string[] {
  return evidence.flatMap(({ type, payload }) => {
    const skipped = type === 'artifact/inventory' ? payload['skipped'] : undefined;
    if (!Array.isArray(skipped)) return [];
    return skipped.flatMap((entry: unknown) => {
      const path = (entry as { readonly path?: unknown } | null)?.path;
      return typeof path === 'string' ? [path] : [];
    });
  });
}
