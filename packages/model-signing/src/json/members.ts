import type { JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { ModelSigningErrorCode } from '../error.ts';

/** Where a value is, and the code for refusing a value of another type. */
export interface Place {
  readonly code: ModelSigningErrorCode;
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
}

/** The location of a member or item. */
export function below(place: Place, step: string | number): Place {
  return { code: place.code, pointer: `${place.pointer}/${step}` };
}

/** The refusal of a value. */
export function malformed(place: Place, message: string): ModelSigningError {
  const where = place.pointer === '' ? 'the whole text' : place.pointer;
  return new ModelSigningError(place.code, `${where}: ${message}`, {
    details: { pointer: place.pointer },
  });
}

/** An own member by its name; null counts as absent, as in protobuf's JSON. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}

export function asObject(value: JsonValue | undefined, place: Place): JsonObject {
  if (typeof value !== 'object' || value === null || isList(value))
    throw malformed(place, `expected an object, got ${kindOf(value)}`);
  return value;
}

export function asList(value: JsonValue | undefined, place: Place): readonly JsonValue[] {
  if (!isList(value)) throw malformed(place, `expected a list, got ${kindOf(value)}`);
  return value;
}

/** A non-empty text. */
export function asText(value: JsonValue | undefined, place: Place): string {
  if (typeof value !== 'string') throw malformed(place, `expected a text, got ${kindOf(value)}`);
  if (value === '') throw malformed(place, 'expected a text, got an empty one');
  return value;
}

/** Maximum length of a name that an error quotes. */
const MAX_QUOTED = 120;

/**
 * An object with only the named members: one that this reader ignores could mean something to another.
 */
export function asClosedObject(
  value: JsonValue | undefined,
  names: readonly string[],
  place: Place,
): JsonObject {
  const object = asObject(value, place);
  const unknown = Object.keys(object).find((name) => !names.includes(name));
  if (unknown === undefined) return object;
  const quoted = JSON.stringify(unknown.slice(0, MAX_QUOTED).toWellFormed());
  throw malformed(place, `an unknown member, ${quoted}`);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return isList(value) ? 'a list' : `a value of type ${typeof value}`;
}
