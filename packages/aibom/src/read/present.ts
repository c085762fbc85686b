/** The members that are present. */
export function present<T extends object>(members: T): Present<T> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Present<T>;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
