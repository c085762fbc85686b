import { availableParallelism } from 'node:os';
import { SourceError } from '../artifact.ts';
import type { FolderSource } from '../artifact.ts';
import type { OpenFolder } from './folder.ts';
import { sha256Hash } from './hash-function.ts';
import { Failures } from './hash-options.ts';
import type { FilePart, HashPartsOptions, PartDigest } from './hash-options.ts';
import { HashRun } from './hash-run.ts';
import { hashSource } from './hash-source.ts';
import type { LocatedFile } from './open-verified.ts';

/**
 * Digests of files or of ranges of files, in the order of `parts`; `undefined` for a part that failed.
 *
 * Each part is hashed on one thread, so that ranges of one big file use all cores. All parts of a file come from one
 * state of it: a write in between gives CHANGED. So does a range that extends past the end of its file. Equal parts,
 * hard links and links are hashed once.
 * Cost: O(bytes) time; about 10 MiB of buffers per thread.
 *
 * @throws {SourceError} CHANGED, UNREADABLE, NOT_FOUND, NOT_A_FILE without `onError`; TOO_MANY from the listing
 * @throws the signal's reason when aborted; digests finished by then are in the cache
 * @throws {RangeError} when `concurrency` is not a positive integer, or a range is not one
 */
export async function hashParts(
  folder: FolderSource,
  parts: readonly FilePart[],
  options: HashPartsOptions = {},
): Promise<readonly (PartDigest | undefined)[]> {
  const threads = options.concurrency ?? Math.min(8, availableParallelism());
  if (!Number.isSafeInteger(threads) || threads < 1)
    throw new RangeError(`concurrency must be a positive integer, got ${threads}`);
  parts.forEach(assertPart);
  const hash = options.hash ?? sha256Hash;
  const failures = new Failures(options.onError);
  if (!isOnDisk(folder)) return hashSource(folder, parts, hash, { ...options, failures });
  const located = await locateAll(folder, parts, failures, options.signal);
  return new HashRun(parts, located, hash, { ...options, failures }).hash(threads);
}

function assertPart({ path, range }: FilePart): void {
  if (range === undefined) return;
  const { start, end } = range;
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end)
    return;
  throw new RangeError(`[${start}, ${end}) is not a byte range (of ${JSON.stringify(path)})`);
}

function isOnDisk(folder: FolderSource): folder is OpenFolder {
  return typeof (folder as Partial<OpenFolder>).locate === 'function';
}

async function locateAll(
  folder: OpenFolder,
  parts: readonly FilePart[],
  failures: Failures,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, LocatedFile>> {
  await folder.list({ signal });
  const located = new Map<string, LocatedFile>();
  for (const path of new Set(parts.map((part) => part.path))) {
    try {
      located.set(path, await folder.locate(path));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.add(error, path);
      if (failures.first !== undefined) throw error;
    }
  }
  return located;
}
