import type { Finding } from '@weighbridge/core';
import { BASE_MODEL_PATH } from './base-model-claims.ts';
import { claimsOf } from './claims.ts';
import type { Described } from './contradiction.ts';
import { finding, placeOf } from './finding.ts';
import { localBaseModel } from './rules.ts';

/** Sources that name base models by paths on a disk, each once; the paths themselves are not repeated. */
export function localBaseModels(described: Pick<Described, 'claims'>): readonly Finding[] {
  const bySource = Map.groupBy(
    claimsOf(described, BASE_MODEL_PATH),
    ({ locator }) => placeOf(locator).path,
  );
  return [...bySource].flatMap(([path, [first, ...more]]) => {
    if (first === undefined) return [];
    const message =
      more.length === 0
        ? `${path} names a base model by a local path, which does not identify it.`
        : `${path} names ${more.length + 1} base models by local paths, which do not identify them.`;
    return [finding(localBaseModel, 'note', message, [placeOf(first.locator)])];
  });
}
