/** A value that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object whose members are JSON values; `undefined` members count as absent. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * The value with every lone surrogate in its texts and names replaced by U+FFFD; the rest is shared.
 *
 * Text from a model's JSON can hold lone surrogates, which are not valid Unicode and have no UTF-8 form and so no
 * digest. Values nested deeper than canonical JSON allows are returned unchanged.
 */
export function toWellFormedJson<T extends JsonValue | undefined>(value: T): T {
  return wellFormed(value, 0) as T;
}

const MAX_DEPTH = 512;

function wellFormed(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) {
    const items = Array.from(value, (item) => wellFormed(item, depth + 1));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  const entries = Object.entries(value);
  const changed = entries.map(([key, member]) => [
    key.toWellFormed(),
    wellFormed(member, depth + 1),
  ]);
  const same = changed.every(
    ([key, member], i) => key === entries[i]?.[0] && member === entries[i]?.[1],
  );
  return same ? value : Object.fromEntries(changed);
}
