import { canonicalDigest } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import type { CollectContext } from '../collector.ts';

/**
 * Which file says something of the model, and which weights lay beside it then: what a statement needs to
 * remember it when the file is deleted.
 */
export function seenWith(
  file: Digest | undefined,
  context: Pick<CollectContext, 'description' | 'digests' | 'subject'>,
): { readonly file?: Digest; readonly weights?: Digest } {
  const weights = weightsDigest(context);
  return {
    ...(file !== undefined && { file }),
    ...(weights !== undefined && { weights }),
  };
}

/**
 * One digest of all files that hold weights, whatever their names; of the whole model where none does.
 * Undefined where not all were hashed.
 */
function weightsDigest({
  description,
  digests,
  subject,
}: Pick<CollectContext, 'description' | 'digests' | 'subject'>): Digest | undefined {
  const weights = description.files
    .filter(({ role }) => role === 'model')
    .map(({ path }) => digests?.get(path));
  if (weights.length === 0) return subject.digest;
  const known = weights.filter((digest) => digest !== undefined);
  return known.length === weights.length ? canonicalDigest(known.toSorted()) : undefined;
}
