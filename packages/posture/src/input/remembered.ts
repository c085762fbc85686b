import type { JsonObject, RememberedFact } from '@weighbridge/core';
import {
  arrayAt,
  nameAt,
  objectAt,
  pastInstantAt,
  pathAt,
  requiredDigestAt,
  sortedBy,
} from './fields.ts';

/**
 * What the previous statement remembers of files: checked, and sorted by type, path and digest.
 *
 * @throws {PostureError} BAD_INPUT, FUTURE_INPUT
 */
export function checkRemembered(value: unknown, now: number): readonly RememberedFact[] {
  const pointer = '/previous/remembered';
  const facts = arrayAt(value ?? [], pointer).map((each, at) => {
    const here = `${pointer}/${at}`;
    const raw = objectAt(each, here);
    pastInstantAt(raw['observedAt'], `${here}/observedAt`, now);
    const { since } = raw;
    if (since !== undefined) pastInstantAt(since, `${here}/since`, now);
    return {
      type: nameAt(raw['type'], `${here}/type`),
      path: pathAt(raw['path'], `${here}/path`),
      digest: requiredDigestAt(raw['digest'], `${here}/digest`),
      observedAt: raw['observedAt'] as string,
      ...(since === undefined ? {} : { since: since as string }),
      fact: objectAt(raw['fact'], `${here}/fact`) as JsonObject,
    };
  });
  return sortedFacts(facts);
}

/** Sorted by type, path and digest, each once; of two, the later one. */
export function sortedFacts(facts: readonly RememberedFact[]): readonly RememberedFact[] {
  return sortedBy(facts, ({ type, path, digest }) => JSON.stringify([type, path, digest]));
}
