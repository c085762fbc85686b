import { SourceError } from '../artifact.ts';
import type { FolderSource, OpenByteSource } from '../artifact.ts';
import type { HashFunction } from './hash-function.ts';
import type { Failures, FilePart, HashOptions, PartDigest } from './hash-options.ts';
import type { Hasher } from './hasher.ts';
import { changed } from './open-verified.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

interface SourceOptions extends HashOptions {
  readonly failures: Failures;
}

/** Hashes parts of a folder that is not on disk one after the other, through the folder's own reads. */
export async function hashSource(
  folder: FolderSource,
  parts: readonly FilePart[],
  hash: HashFunction,
  { onProgress, failures, signal }: SourceOptions,
): Promise<readonly (PartDigest | undefined)[]> {
  const sizes = new Map(
    (await folder.list({ signal })).map((entry) => [entry.path, entry.sizeBytes]),
  );
  const bytesOf = ({ path, range }: FilePart): number =>
    range === undefined ? (sizes.get(path) ?? 0) : range.end - range.start;
  const totalBytes = parts.reduce((sum, part) => sum + bytesOf(part), 0);
  const totalFiles = new Set(parts.map(({ path }) => path)).size;
  const makeHasher = await hash.load();
  const seen = new Set<string>();
  const answer: (PartDigest | undefined)[] = [];
  let doneBytes = 0;
  for (const part of parts) {
    const { path } = part;
    signal?.throwIfAborted();
    try {
      const hex = await hashPart(folder, part, makeHasher(), { signal });
      answer.push({ digest: `${hash.name}:${hex}`, cached: false });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.add(error, path);
      if (failures.first !== undefined) throw error;
      answer.push(undefined);
    }
    doneBytes += bytesOf(part);
    seen.add(path);
    onProgress?.({ doneBytes, totalBytes, doneFiles: seen.size, totalFiles, path, cachedBytes: 0 });
  }
  return answer;
}

async function hashPart(
  folder: FolderSource,
  { path, range }: FilePart,
  hasher: Hasher,
  options: { readonly signal: AbortSignal | undefined },
): Promise<string> {
  await using source = await folder.open(path);
  const { start, end } = range ?? { start: 0, end: source.sizeBytes };
  if (end > source.sizeBytes) throw changed(path);
  await feed(source, path, { start, end }, hasher, options);
  return hasher.digest();
}

async function feed(
  source: OpenByteSource,
  path: string,
  { start, end }: { readonly start: number; readonly end: number },
  hasher: Hasher,
  options: { readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (let at = start; at < end;) {
    const length = Math.min(CHUNK_BYTES, end - at);
    const bytes = await source.read(at, length, options);
    if (bytes.byteLength !== length) throw changed(path);
    hasher.update(bytes);
    at += length;
  }
}
