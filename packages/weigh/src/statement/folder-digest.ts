import { manifestDigest } from '@weighbridge/core';
import type { Digest, FolderEntry, FolderSource } from '@weighbridge/core';
import { hashFolder } from '@weighbridge/core/node';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import { isAttestationPath } from '@weighbridge/model-signing';
import { StatementError } from './error.ts';
import type { EvidenceExport } from './export.ts';
import { strangerAmongStatements } from './stranger.ts';

/** Paths that an error names at most. */
const MAX_NAMED = 100;

/** How the files of a folder are read. */
export interface FolderDigestOptions {
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache;
  /** Called about ten times a second while files are hashed. */
  readonly onProgress?: (progress: HashProgress) => void;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
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
  /** Digest of the names, sizes and bytes of all files, under the name that statements have it by. */
  readonly digest: Digest;
  /** In path order: links, pipes and what else cannot be read, and what passes for a statement and is none. */
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
  const listed = await folder.list(signal === undefined ? {} : { signal });
  const digests = await hashFolder(folder, {
    ...(digestCache && { cache: digestCache }),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  const unseen: UnseenEntry[] = [];
  const rows: { path: string; sizeBytes: number; digest: Digest }[] = [];
  for (const entry of listed) {
    const { path, sizeBytes } = entry;
    const digest = digests.get(path);
    const reason = await unseenReason(folder, entry, signal);
    if (reason !== undefined) unseen.push({ path, reason });
    else if (digest !== undefined && !isAttestationPath(path))
      rows.push({ path, sizeBytes, digest });
  }
  const hex = manifestDigest(rows).slice('sha256:'.length);
  return { digest: `wbManifest:${hex}`, unseen };
}

async function unseenReason(
  folder: FolderSource,
  entry: FolderEntry,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (entry.kind !== 'file') return entry.reason ?? `a ${entry.kind}`;
  return isAttestationPath(entry.path) ? strangerAmongStatements(folder, entry, signal) : undefined;
}

/**
 * Refuses a folder that holds what no digest covers, unless the posture was made in sight of it: its
 * inventory then names the same entry, and its verdicts say what that means.
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
