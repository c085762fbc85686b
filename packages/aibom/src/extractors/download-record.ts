import type { Finding } from '@weighbridge/core';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ModelFiles } from '../extractor.ts';
import { finding } from '../finding.ts';
import { contradiction } from '../rules.ts';
import { cleanName } from '../text.ts';

/** Maximum number of files named whose bytes differ from the record (CWE-400). */
const MAX_FINDINGS = 100;

/** Revision of the repository that the files were downloaded from, and the digests that it declared. */
export const downloadRecord = defineExtractor({
  id: 'download-record',
  title: 'Records of a download',
  citations: [
    'https://huggingface.co/docs/huggingface_hub/guides/download#download-files-to-a-local-folder',
  ],
  extract(files) {
    const list = claimList('declared', files.limits);
    const present = files.downloads.filter(({ path }) => files.has(path));
    const commits = new Set(present.map(({ commit }) => commit));
    // Files from several commits are not a single version of the model.
    const [first] = present;
    if (first !== undefined && commits.size === 1) {
      list.add('model.version', first.commit, first.locator);
    }
    return { claims: list.claims, findings: otherBytes({ ...files, downloads: present }) };
  },
});

function otherBytes({
  downloads,
  files,
}: Pick<ModelFiles, 'downloads' | 'files'>): readonly Finding[] {
  const digests = new Map(files.map(({ path, digest }) => [path, digest]));
  return downloads
    .filter(({ path, sha256 }) => {
      const digest = digests.get(path);
      return sha256 !== undefined && digest !== undefined && digest !== `sha256:${sha256}`;
    })
    .slice(0, MAX_FINDINGS)
    .map(({ path, locator }) =>
      finding(
        contradiction,
        'warning',
        `${cleanName(path)} does not have the bytes that the hub declared when it was downloaded.`,
        [{ path: locator }, { path }],
        path,
      ),
    );
}
