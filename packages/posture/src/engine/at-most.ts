/** No more than so many of the items, in their own order; those that matter are the last to be left out. */
export function atMost<T>(
  most: number,
  items: readonly T[],
  matters: (item: T) => boolean,
): readonly T[] {
  const byRank = Array.from(new Set([...items.filter(matters), ...items]));
  const kept = new Set(byRank.slice(0, most));
  return items.filter((item) => kept.has(item));
}
