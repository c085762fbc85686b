/** The items that modules add, in the order in which they add them. */
export interface Registry<Item> {
  readonly items: readonly Item[];
  /** @throws {Error} when there already is an item with the same id */
  readonly add: (item: Item) => void;
}

/** A registry that begins with the built-in items. */
export function registry<Item>(
  what: string,
  idOf: (item: Item) => string,
  builtIn: readonly Item[],
): Registry<Item> {
  const items = [...builtIn];
  return {
    items,
    add(item) {
      const id = idOf(item);
      if (items.some((other) => idOf(other) === id)) {
        throw new Error(`another ${what} is named ${id}`);
      }
      items.push(item);
    },
  };
}
