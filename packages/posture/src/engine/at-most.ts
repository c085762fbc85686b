/** At most `limit` of the items, in their own order; items that matter are dropped last. */
export function atMost<T>(
  most: number,
  items: readonly T[],
  matters: (item: T) => boolean,
): readonly T[] {
  const byRank = Array.from(new Set([...items.filter(matters), ...items]));
  const kept = new Set(byRank.slice(0, most));
  return items.filter((item) => kept.has(item));
}
