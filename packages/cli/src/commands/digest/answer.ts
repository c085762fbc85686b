import { escapeForDisplay } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { ModelDigest, Resource } from '@weighbridge/model-signing';
import { bytes, plural } from '@weighbridge/report';
import type { Telling } from '../../output/tell.ts';
import { serializationOf } from '../sign/answer.ts';

/** The digests of a model: a line for each file or part, as `sha256sum` writes them, then the root. */
export function digestTelling(model: string, root: Digest, digest: ModelDigest): Telling {
  const { manifest, totalBytes, cachedBytes } = digest;
  return {
    kind: 'digest',
    json: {
      digested: true,
      subject: model,
      root,
      serialization: serializationOf(manifest),
      ignorePaths: manifest.ignorePaths,
      totalBytes,
      cachedBytes,
      resources: manifest.resources,
    },
    sentence: `${root} of ${plural(manifest.resources.length, 'digest')}, ${bytes(totalBytes)}`,
    page(page) {
      for (const resource of manifest.resources) {
        page.add(0, [['quiet', `${resource.digest}  `]], nameOf(resource));
      }
      page.add(0, [['strong', `${root.slice('sha256:'.length)}  `]], '(root)', 'strong');
    },
  };
}

function nameOf({ path, range }: Resource): string {
  const name = escapeForDisplay(path);
  return range === undefined ? name : `${name}:${range.start}:${range.end}`;
}
