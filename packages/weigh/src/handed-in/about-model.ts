import type { Digest, Subject } from '@weighbridge/core';
import type { EvidenceStatement } from '@weighbridge/model-signing';
import type { ModelInputs } from '../inputs.ts';
import type { Read } from '../reading.ts';
import { knownDigests } from '../signing/known-digests.ts';

/**
 * By which digests a statement of evidence can be about the model: that of the files, and those of signed lists
 * of all of them. The root alone names no files.
 */
export async function namesOf({
  subject,
  inputs: { folder },
  read,
}: {
  readonly subject: Subject;
  readonly inputs: Pick<ModelInputs, 'folder'>;
  readonly read: Read;
}): Promise<readonly Digest[]> {
  if (folder !== undefined) {
    return (await knownDigests(subject, read)).filter((name) => !name.startsWith('omsRoot:'));
  }
  const hex = subject.digest?.replace('sha256:', '');
  return hex === undefined ? [] : [`wbManifest:${hex}`];
}

/** Whether one of the statement's subjects has one of these names. */
export function isAbout({ subjects }: EvidenceStatement, names: readonly Digest[]): boolean {
  const stated = new Set<string>(
    subjects.flatMap(({ digest }) =>
      Object.entries(digest).map(([algorithm, hex]) => `${algorithm}:${hex}`),
    ),
  );
  return names.some((name) => stated.has(name));
}
