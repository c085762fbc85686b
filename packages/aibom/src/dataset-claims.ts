import type { ClaimList } from './extractor.ts';
import { namedThing } from './hub/named-thing.ts';

/**
 * Claims what a text or a mapping says of a data set: its name, or only that it was at a local path, which does not
 * name one. Returns whether the value was understood.
 */
export function addDataset(
  list: ClaimList,
  value: unknown,
  about: { readonly version?: string; readonly source?: string; readonly licence?: string },
  locator: string,
): boolean {
  const named = namedThing(value, 'dataset');
  if (named === undefined) return false;
  list.add('data.dataset', { ...about, ...named }, locator);
  return true;
}
