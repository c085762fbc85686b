import { isOfOthers } from '@weighbridge/evidence';
import type { Catalogue } from '../catalogue.ts';
import { readBy } from '../control.ts';
import type { Observer } from '../policy.ts';
import { arrayAt, objectAt, oneOf, sorted, sortedBy } from './fields.ts';

/** Types that a control reads and that others may hand in evidence of. */
export function observableTypes({ controls }: Pick<Catalogue, 'controls'>): readonly string[] {
  return controls
    .flatMap(readBy)
    .map(({ type }) => type)
    .filter(isOfOthers);
}

/**
 * Whose evidence counts when it is handed in, checked and sorted: each observer has the name of a signer and the types
 * that they may hand in.
 *
 * @throws {PostureError} BAD_INPUT
 */
export function checkObservers(
  value: unknown,
  names: readonly string[],
  catalogue: Catalogue,
): readonly Observer[] {
  const known = observableTypes(catalogue);
  const observers = arrayAt(value, '/policy/observers').map((each, at) => {
    const pointer = `/policy/observers/${at}`;
    const { signer, types } = objectAt(each, pointer);
    const listed = arrayAt(types, `${pointer}/types`).map((type, n) =>
      oneOf(type, known, `${pointer}/types/${n}`),
    );
    return {
      signer: oneOf(signer, names, `${pointer}/signer`),
      types: sorted(listed),
    };
  });
  return sortedBy(observers, (observer) => JSON.stringify(observer));
}
