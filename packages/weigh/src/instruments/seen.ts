import type { ModelDescription } from '@weighbridge/aibom';
import { canonicalDigest } from '@weighbridge/core';
import type { Digest, Subject } from '@weighbridge/core';
import type { Read } from '../reading.ts';
import { description } from '../readings/description.ts';
import { digests } from '../readings/digests.ts';

/** What an instrument read to say which weights accompanied a file. */
export interface Surroundings {
  readonly subject: Subject;
  readonly description: ModelDescription;
  readonly digests: ReadonlyMap<string, Digest> | undefined;
}

/** The surroundings of a model's files; an instrument that asks lists `description` and `digests`. */
export async function surroundingsOf(context: {
  readonly subject: Subject;
  readonly read: Read;
}): Promise<Surroundings> {
  const described = await context.read(description);
  const known = await context.read(digests);
  return { subject: context.subject, description: described, digests: known.digests };
}

/**
 * Which file says something about the model, and which weights accompanied it: what a statement needs to
 * remember it when the file is deleted.
 */
export function seenWith(
  file: Digest | undefined,
  around: Surroundings,
): { readonly file?: Digest; readonly weights?: Digest } {
  const weights = weightsDigest(around);
  return {
    ...(file !== undefined && { file }),
    ...(weights !== undefined && { weights }),
  };
}

/**
 * One digest of all files that hold weights, under any names; of the whole model where none does. Undefined
 * where not all were hashed.
 */
function weightsDigest({
  description: { files },
  digests: known,
  subject,
}: Surroundings): Digest | undefined {
  const weights = files.filter(({ role }) => role === 'model').map(({ path }) => known?.get(path));
  if (weights.length === 0) return subject.digest;
  const found = weights.filter((digest) => digest !== undefined);
  return found.length === weights.length ? canonicalDigest(found.toSorted()) : undefined;
}
