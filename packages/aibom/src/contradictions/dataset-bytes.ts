import type { Finding } from '@weighbridge/core';
import { claimsOf } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Claim } from '../description.ts';
import { finding, placeOf } from '../finding.ts';
import { contradiction } from '../rules.ts';
import { asList, isRecord, member } from '../text.ts';

/** A batch of the training record is next to the model, but its bytes differ. */
export const datasetBytes = defineContradiction({
  id: 'dataset-bytes',
  compare(described) {
    const digests = new Map(described.files.map((file) => [file.path, file.digest]));
    return claimsOf(described, 'data.dataset').flatMap((claim) => compareBatches(claim, digests));
  },
});

function compareBatches(
  claim: Claim,
  digests: ReadonlyMap<string, string | undefined>,
): readonly Finding[] {
  return asList(member(claim.value, 'batches')).flatMap((batch) => {
    const name = member(batch, 'name');
    const recorded = member(batch, 'digest');
    if (!isRecord(batch) || typeof name !== 'string' || typeof recorded !== 'string') return [];
    const actual = digests.get(name);
    if (actual === undefined || actual === recorded || !recorded.startsWith('sha256:')) return [];
    const message = `The digest of ${name} in the training record differs from that of the file.`;
    return [
      finding(contradiction, 'error', message, [placeOf(claim.locator), { path: name }], name),
    ];
  });
}
