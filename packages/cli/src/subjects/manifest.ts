import type { FolderDigest } from '@weighbridge/weigh';
import type { Io } from '../io.ts';
import { readingOf } from '../model/believing.ts';
import { withModel } from '../model/session.ts';

/** The command-line options that affect how the files are read. */
export interface ManifestOptions {
  readonly allowRoot: readonly string[];
  readonly cache?: string | boolean;
  readonly quiet?: true;
}

/** The digest by which a statement names a folder's files, and what in the folder it does not cover. */
export async function manifestOf(
  model: string,
  options: ManifestOptions,
  io: Io,
): Promise<FolderDigest> {
  const { digestFolder } = await import('@weighbridge/weigh');
  return withModel(io, model, readingOf(options), ({ folder, cache, onProgress }) =>
    digestFolder(folder, {
      onProgress,
      signal: io.signal,
      digestCache: cache,
    }),
  );
}
