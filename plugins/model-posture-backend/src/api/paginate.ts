import { DEFAULT_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Page } from '@weighbridge/backstage-plugin-model-posture-common';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { CursorKey, KeyPart } from './cursor.ts';

/** How a list is ordered. */
export interface Ordering<Item> {
  /** Names list and order, for the cursor. */
  readonly scope: string;
  /** The sort key of an item: parts of the same types for all items, unique as a whole. */
  readonly key: (item: Item) => CursorKey;
  /** The types of the parts of a key: a cursor is checked against them, even if the list is empty. */
  readonly shape: readonly KeyPart[];
  readonly compare: (a: CursorKey, b: CursorKey) => number;
}

export interface PageRequest {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * One page of a list in memory.
 *
 * A walk by cursor visits every item that exists from its start to its end exactly once, whatever is added or removed
 * meanwhile. Cost: O(n log n).
 *
 * @throws {InputError} when the cursor is not one of this list in this order
 */
export function paginate<Item>(
  items: readonly Item[],
  ordering: Ordering<Item>,
  request: PageRequest,
): Page<Item> {
  const { scope, key, compare } = ordering;
  const sorted = items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compare(a.key, b.key));
  const start = startOf(
    sorted.map((entry) => entry.key),
    ordering,
    request,
  );
  const limit = request.limit ?? DEFAULT_PAGE_SIZE;
  const page = sorted.slice(start, start + limit);
  const last = page.at(-1);
  return {
    items: page.map((entry) => entry.item),
    totalItems: items.length,
    nextCursor:
      last === undefined || start + limit >= sorted.length ? null : encodeCursor(scope, last.key),
  };
}

function startOf<Item>(
  keys: readonly CursorKey[],
  { scope, shape, compare }: Ordering<Item>,
  { cursor, offset = 0 }: PageRequest,
): number {
  if (cursor === undefined) return offset;
  const after = decodeCursor(cursor, scope, shape);
  const index = keys.findIndex((key) => compare(key, after) > 0);
  return index < 0 ? keys.length : index;
}
