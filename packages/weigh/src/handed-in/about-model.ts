import type { Digest, Subject } from '@weighbridge/core';
import type { EvidenceStatement } from '@weighbridge/model-signing/attestation';
import type { ModelInputs } from '../inputs.ts';
import type { Read } from '../reading.ts';
import { knownDigests } from '../signing/known-digests.ts';

/** By what statements can name a model. */
export interface ModelNames {
  readonly digests: readonly Digest[];
  /** Its own name, where it has neither files nor a digest. */
  readonly model?: string;
}

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
}): Promise<ModelNames> {
  if (folder !== undefined) {
    const known = await knownDigests(subject, read);
    return { digests: known.filter((name) => !name.startsWith('omsRoot:')) };
  }
  const hex = subject.digest?.replace('sha256:', '');
  return hex === undefined
    ? { digests: [], model: subject.model }
    : { digests: [`wbManifest:${hex}`] };
}

/**
 * Whether one of the statement's subjects has one of these names. A model without files and without a digest has
 * none: it is what a subject calls by its name.
 */
export function isAbout({ subjects }: EvidenceStatement, { digests, model }: ModelNames): boolean {
  if (model !== undefined) return subjects.some(({ name }) => name === model);
  const stated = new Set<string>(
    subjects.flatMap(({ digest }) =>
      Object.entries(digest).map(([algorithm, hex]) => `${algorithm}:${hex}`),
    ),
  );
  return digests.some((digest) => stated.has(digest));
}
