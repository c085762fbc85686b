import type { Digest } from '@weighbridge/core';
import { manifestDigest } from '@weighbridge/core';
import { hashFolder } from '@weighbridge/core/node';
import { isAttestationPath } from '@weighbridge/model-signing';
import type { Io } from '../io.ts';
import { withModel } from '../session.ts';
import { readingOf } from './options.ts';
import type { PostureOptions } from './posture-options.ts';

/** The digest by which a posture names the files of a folder: names, sizes and bytes of all of them. */
export async function manifestOf(model: string, options: PostureOptions, io: Io): Promise<Digest> {
  return withModel(io, model, readingOf(options), async ({ folder, cache, onProgress }) => {
    const { signal } = io;
    const entries = await folder.list({ signal });
    const files = entries.filter(({ path, kind }) => kind === 'file' && !isAttestationPath(path));
    const given = { onProgress, signal, ...(cache === undefined ? {} : { cache }) };
    const digests = await hashFolder(folder, given);
    const rows = files.flatMap(({ path, sizeBytes }) => {
      const digest = digests.get(path);
      return digest === undefined ? [] : [{ path, sizeBytes, digest }];
    });
    return `wbManifest:${manifestDigest(rows).slice('sha256:'.length)}` as const;
  });
}
