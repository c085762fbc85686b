import type { FolderSource } from '../artifact.ts';
import type { Digest } from '../digest.ts';
import type { HashOptions } from './hash-options.ts';
import { hashParts } from './hash-parts.ts';

/**
 * SHA-256 of every file that the folder lists as `file`, by path.
 *
 * Each file is hashed on one thread, since SHA-256 cannot be split: many files use all cores, a single big file uses
 * one (and a little of another, for reading ahead). Hard links and links are hashed once.
 * Cost: O(bytes) time; about 10 MiB of buffers per thread.
 *
 * @throws {SourceError} CHANGED, UNREADABLE, NOT_FOUND without `onError`; TOO_MANY from the listing
 * @throws the signal's reason when aborted; digests finished by then are in the cache
 * @throws {RangeError} when `concurrency` is not a positive integer
 */
export async function hashFolder(
  folder: FolderSource,
  options: HashOptions = {},
): Promise<ReadonlyMap<string, Digest>> {
  const files = (await folder.list(options)).filter((entry) => entry.kind === 'file');
  const parts = files.map(({ path }) => ({ path }));
  const hashed = await hashParts(folder, parts, options);
  const digests = new Map<string, Digest>();
  for (const [i, { path }] of parts.entries()) {
    const digest = hashed[i]?.digest;
    if (digest !== undefined) digests.set(path, digest);
  }
  return digests;
}
