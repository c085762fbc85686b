import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BIG, decodeCursor, encodeCursor } from './cursor.ts';
import { paginate } from './paginate.ts';
import type { Ordering } from './paginate.ts';

interface Item {
  readonly rank: number;
  readonly id: string;
}

const ordering: Ordering<Item> = {
  scope: 'items:asc',
  key: (item) => [item.rank, item.id],
  shape: [BIG, 'text'],
  compare: (a, b) =>
    Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : a[1] === b[1] ? 0 : 1),
};

const items = fc.uniqueArray(fc.record({ rank: fc.integer({ min: 0, max: 5 }), id: fc.string() }), {
  selector: (item) => JSON.stringify([item.rank, item.id]),
});

function walk(
  all: readonly Item[],
  limit: number,
  between: (page: number) => readonly Item[],
): Item[] {
  const seen: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    const result = paginate(page === 0 ? all : between(page), ordering, { limit, cursor });
    seen.push(...result.items);
    expect(result.items.length).toBeLessThanOrEqual(limit);
    if (result.nextCursor === null) return seen;
    cursor = result.nextCursor;
  }
}

test('a walk visits each item once and in order, whatever the page size', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 7 }), (all, limit) => {
      const seen = walk(all, limit, () => all);
      expect(seen).toHaveLength(all.length);
      expect(new Set(seen)).toEqual(new Set(all));
      for (const [i, item] of seen.slice(1).entries()) {
        expect(ordering.compare(ordering.key(seen[i] as Item), ordering.key(item))).toBeLessThan(0);
      }
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('what stays is visited exactly once, whatever is added or removed during a walk', () => {
  fc.assert(
    fc.property(
      items,
      fc.func(fc.boolean()),
      fc.integer({ min: 1, max: 4 }),
      (all, stays, limit) => {
        const staying = all.filter((item) => stays(item.id));
        const seen = walk(all, limit, (page) => (page % 2 === 0 ? all : staying));
        for (const item of staying) {
          expect(seen.filter((other) => other === item)).toHaveLength(1);
        }
      },
    ),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('an offset skips, and one past the end gives an empty last page', () => {
  const all = [1, 2, 3].map((rank) => ({ rank, id: 'x' }));
  expect(paginate(all, ordering, { offset: 1, limit: 1 }).items).toEqual([{ rank: 2, id: 'x' }]);
  expect(paginate(all, ordering, { offset: 9 })).toEqual({
    items: [],
    totalItems: 3,
    nextCursor: null,
  });
});

test('a cursor reads back, and no other text is a cursor', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.string().filter((id) => !id.includes('\u0000')),
      (rank, id) => {
        const shape = [BIG, 'text'] as const;
        // -0 becomes 0 in JSON; the two compare as equal.
        expect(decodeCursor(encodeCursor('s', [rank + 0, id]), 's', shape)).toEqual([rank + 0, id]);
      },
    ),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, 's', [BIG])).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('a cursor of another list, order or shape is refused', () => {
  const cursor = encodeCursor('items:asc', [1, 'a']);
  for (const [scope, shape] of [
    ['items:desc', [BIG, 'text']],
    ['items:asc', ['text', BIG]],
    ['items:asc', [BIG]],
    ['items:asc', [{ min: 2, max: 3 }, 'text']],
  ] as const) {
    expect(() => decodeCursor(cursor, scope, shape)).toThrow('cursor');
  }
});
