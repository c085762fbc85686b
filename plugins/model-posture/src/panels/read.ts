import type { JsonObject, JsonValue } from '@weighbridge/core';

/** The text at `key`, or undefined when there is none. */
export function text(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The finite number at `key`, or undefined when there is none. */
export function number(object: JsonObject, key: string): number | undefined {
  const value = member(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** `Yes`, `No`, or `Not checked` for anything else: what is not known never looks good. */
export function answer(object: JsonObject, key: string): 'Yes' | 'No' | 'Not checked' {
  const value = member(object, key);
  if (value === true) return 'Yes';
  return value === false ? 'No' : 'Not checked';
}

/** The objects of the array at `key`; empty when there is none. */
export function objects(object: JsonObject, key: string): readonly JsonObject[] {
  const value = member(object, key);
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : [];
}

/** The texts of the array at `key`; empty when there is none. */
export function texts(object: JsonObject, key: string): readonly string[] {
  const value = member(object, key);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The object at `key`; empty when there is none. */
export function object(parent: JsonObject, key: string): JsonObject {
  const value = member(parent, key);
  return isObject(value) ? value : {};
}

function member(parent: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
