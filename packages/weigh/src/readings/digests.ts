import type { Digest, Finding } from '@weighbridge/core';
import { hashFolder } from '@weighbridge/core/node';
import { cappedFindings } from '../findings.ts';
import { defineReading } from '../reading.ts';
import type { ObserveSettings } from '../reading.ts';
import { notHashed } from '../rules.ts';
import { reasonOf, unseen } from '../unseen.ts';
import { content } from './content.ts';

/** The result of hashing a folder. */
export interface FolderDigests {
  /** Digest of every file by path; absent where hashing was not asked for. */
  readonly digests: ReadonlyMap<string, Digest> | undefined;
  /** Bytes whose digest came from the cache. */
  readonly cachedBytes: number;
  /** One finding for each file that has no digest. */
  readonly unhashed: readonly Finding[];
}

/** The SHA-256 of every file of the model. Cost: one sequential read of every byte that no cache knows. */
export const digests = defineReading({
  id: 'digests',
  needs: ['folder'],
  reads: [content],
  async read({ read, settings }): Promise<FolderDigests> {
    if (settings.hash === 'none') return { digests: undefined, cachedBytes: 0, unhashed: [] };
    const { folder } = await read(content);
    return hash(folder, settings);
  },
  findings: ({ unhashed }) => cappedFindings(unhashed),
});

async function hash(
  folder: Parameters<typeof hashFolder>[0],
  { digestCache, onProgress, signal }: ObserveSettings,
): Promise<FolderDigests> {
  let cachedBytes = 0;
  const unhashed: Finding[] = [];
  const found = await hashFolder(folder, {
    cache: digestCache,
    signal,
    onProgress(progress) {
      cachedBytes = progress.cachedBytes;
      onProgress?.(progress);
    },
    onError: (error, path) => unhashed.push(unseen(notHashed, reasonOf(error), { path })),
  });
  return { digests: found, cachedBytes, unhashed };
}
