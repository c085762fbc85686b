import type { FuncKeywordDefinition } from 'ajv';

/**
 * JSON Schema's `uniqueItems`, in time linear in the size of the array.
 *
 * ajv compares every pair of items deeply, which takes seconds for the thousands of components that
 * BOMs have. Two items are equal when their canonical texts are (JSON Schema: same type and value,
 * members in any order), so a set of those texts gives the same verdict.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.2
 */
export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: false,
  validate: (wanted: boolean, items: readonly unknown[]): boolean =>
    !wanted || items.length < 2 || new Set(items.map(comparable)).size === items.length,
};

/** A text that is the same for equal JSON values and for those only. */
function comparable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(value, (_key, item: unknown) =>
    isObject(item) ? sortMembers(item) : item,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries, not an object: an object puts members with numeric names first and may have `__proto__`. */
function sortMembers(value: Readonly<Record<string, unknown>>): object {
  const names = Object.keys(value).sort();
  return Object.assign(Object.create(null) as object, {
    '': names.map((name) => [name, value[name]]),
  });
}
