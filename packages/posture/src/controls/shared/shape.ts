import type { Digest, JsonObject, JsonValue } from '@weighbridge/core';
import { parseDigest } from '@weighbridge/core';
import { cut } from '../../text.ts';

/** Whether a JSON value is an object and not an array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of a payload; inherited members are not evidence. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The member if it is text, otherwise nothing. */
export function textOf(object: JsonObject, name: string): string {
  const value = member(object, name);
  return typeof value === 'string' ? value : '';
}

/** The member as a list of objects, or undefined if it is anything else. */
export function objectsOf(object: JsonObject, name: string): readonly JsonObject[] | undefined {
  const value = member(object, name);
  return Array.isArray(value) && value.every(isObject)
    ? (value as readonly JsonObject[])
    : undefined;
}

/** Whether the value is a digest of a known algorithm and length. */
export function isDigest(value: unknown): value is Digest {
  if (typeof value !== 'string') return false;
  try {
    return parseDigest(value) === value;
  } catch {
    return false;
  }
}

/** `a`, `a and 1 more`, `a and 2 more`; `count` if there are more than the named ones. Empty for none. */
export function firstOf(names: readonly string[], count: number = names.length): string {
  const shown = cut(names[0] ?? '');
  return count > 1 ? `${shown} and ${count - 1} more` : shown;
}
