import type { FuncKeywordDefinition } from 'ajv';

/**
 * JSON Schema's `uniqueItems`, in time linear in the size of the array.
 *
 * ajv compares every pair of items deeply, which takes seconds for the thousands of components that BOMs have. Equal
 * items have equal outlines, so only items that share an outline are written out in full, and two of those are equal
 * when their canonical texts are equal (JSON Schema: same type and value, members in any order). The verdict is the
 * same.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.2
 */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: false,
  validate: (wanted: boolean, items: readonly unknown[]): boolean => !wanted || areUnique(items),
};

function areUnique(items: readonly unknown[]): boolean {
  const byOutline = new Map<string, unknown[]>();
  for (const item of items) {
    const key = outline(item);
    const same = byOutline.get(key);
    if (same === undefined) byOutline.set(key, [item]);
    else same.push(item);
  }
  if (byOutline.size === items.length) return true;
  for (const same of byOutline.values()) {
    if (new Set(same.map(canonical)).size < same.length) return false;
  }
  return true;
}

/** The item without its members' nested content; cheap, and the same for equal items. */
function outline(item: unknown): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  if (Array.isArray(item)) return `[${item.length}]`;
  const members = item as Readonly<Record<string, unknown>>;
  const parts: unknown[] = [];
  for (const name of Object.keys(members).sort()) {
    const value = members[name];
    parts.push(name, typeof value === 'object' && value !== null ? {} : value);
  }
  return JSON.stringify(parts);
}

/** A text that is the same for equal JSON values, and only for those. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(members[name])}`).join(',')}}`;
}
