import { createHash } from 'node:crypto';
import { SourceError } from '../artifact.ts';
import type { FolderEntry, FolderSource } from '../artifact.ts';
import type { Digest } from '../digest.ts';
import type { HashOptions } from './hash-folder.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Hashes a folder that is not on disk, through its own reads, one file after the other. */
export async function hashSource(
  folder: FolderSource,
  files: readonly FolderEntry[],
  { onProgress, onError, signal }: HashOptions,
): Promise<ReadonlyMap<string, Digest>> {
  const digests = new Map<string, Digest>();
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  for (const [index, { path, sizeBytes }] of files.entries()) {
    signal?.throwIfAborted();
    try {
      digests.set(path, await hashOne(folder, path, signal));
    } catch (error) {
      if (onError === undefined || !(error instanceof SourceError)) throw error;
      onError(error, path);
    }
    doneBytes += sizeBytes;
    onProgress?.({
      doneBytes,
      totalBytes,
      doneFiles: index + 1,
      totalFiles: files.length,
      path,
      cachedBytes: 0,
    });
  }
  return digests;
}

async function hashOne(
  folder: FolderSource,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Digest> {
  await using source = await folder.open(path);
  const sha256 = createHash('sha256');
  const options = signal === undefined ? {} : { signal };
  for (let offset = 0; offset < source.sizeBytes; offset += CHUNK_BYTES) {
    sha256.update(await source.read(offset, CHUNK_BYTES, options));
  }
  return `sha256:${sha256.digest('hex')}`;
}
