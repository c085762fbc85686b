import { escapeForDisplay } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { Resource } from '@weighbridge/model-signing';
import type { ModelDigest } from '@weighbridge/model-signing/files';
import { bytes, makePage, plural } from '@weighbridge/report';
import type { RenderOptions } from '@weighbridge/report';
import { madeHere } from '../../output/write-answer.ts';
import type { Answer } from '../../output/write-answer.ts';
import { serializationOf } from '../sign/answer.ts';

/** The digests of a model. On a terminal it is the list that `sha256sum` writes, then the root. */
export function digestAnswer(model: string, root: Digest, digest: ModelDigest): Answer {
  const { manifest, totalBytes, cachedBytes } = digest;
  const members = {
    digested: true,
    subject: model,
    root,
    serialization: serializationOf(manifest),
    ignorePaths: manifest.ignorePaths,
    totalBytes,
    cachedBytes,
    resources: manifest.resources,
  };
  const document = madeHere({
    kind: 'digest',
    subject: model,
    data: { members },
    own: { pretty: (options) => listPage(root, manifest.resources, options) },
  });
  const many = plural(manifest.resources.length, 'digest');
  return { document, sentence: `${root} of ${many}, ${bytes(totalBytes)}` };
}

/** A line for each file or part, then the root. */
function listPage(root: Digest, resources: readonly Resource[], options: RenderOptions): string {
  const page = makePage(options);
  for (const resource of resources) {
    page.add(0, [['quiet', `${resource.digest}  `]], nameOf(resource));
  }
  page.add(0, [['strong', `${root.slice('sha256:'.length)}  `]], '(root)', 'strong');
  return page.toString();
}

function nameOf({ path, range }: Resource): string {
  const name = escapeForDisplay(path);
  return range === undefined ? name : `${name}:${range.start}:${range.end}`;
}
