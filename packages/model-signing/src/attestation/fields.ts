import { parseInstant } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asList, asObject, asText, member } from '../json/members.ts';
import { malformed, placeAt } from './malformed.ts';

export { member };

/** Maximum length of a text in a predicate member with a known meaning (CWE-1284). */
const MAX_TEXT = 16_384;

/** The value as an object. @throws {ModelSigningError} ATTESTATION_MALFORMED when it is anything else */
export function objectAt(value: JsonValue | undefined, pointer: string): JsonObject {
  return asObject(value, placeAt(pointer));
}

/** The value as an array. @throws {ModelSigningError} ATTESTATION_MALFORMED when it is anything else */
export function arrayAt(value: JsonValue | undefined, pointer: string): readonly JsonValue[] {
  return asList(value, placeAt(pointer));
}

/** The value as non-empty text. @throws {ModelSigningError} ATTESTATION_MALFORMED otherwise */
export function textAt(value: JsonValue | undefined, pointer: string): string {
  const text = asText(value, placeAt(pointer));
  if (text.length > MAX_TEXT) throw malformed(pointer, `longer than ${MAX_TEXT} characters`);
  return text;
}

/**
 * The value as a name that is compared whole: a URI, or what producers write in its place, such as
 * `tekton.dev/v1beta1/TaskRun`.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED when it is anything else, or holds white space or
 *   control characters
 */
export function uriAt(value: JsonValue | undefined, pointer: string): string {
  const text = textAt(value, pointer);
  if (/^[^\s\p{C}]+$/u.test(text)) return text;
  throw malformed(pointer, 'expected a URI');
}

/** The value as an instant in UTC. @throws {ModelSigningError} ATTESTATION_MALFORMED otherwise */
export function instantAt(value: JsonValue | undefined, pointer: string): string {
  const text = textAt(value, pointer);
  try {
    parseInstant(text);
    return text;
  } catch {
    throw malformed(pointer, 'expected an RFC 3339 time in UTC');
  }
}

/** A reader applied to an optional member. */
export function optional<T>(
  object: JsonObject,
  name: string,
  pointer: string,
  read: (value: JsonValue, pointer: string) => T,
): T | undefined {
  const value = member(object, name);
  return value === undefined ? undefined : read(value, `${pointer}/${name}`);
}

const MAX_TEXTS = 10_000;

/** The value as a list of texts. @throws {ModelSigningError} ATTESTATION_MALFORMED otherwise */
export function textsAt(value: JsonValue | undefined, pointer: string): readonly string[] {
  const items = arrayAt(value, pointer);
  if (items.length > MAX_TEXTS) throw malformed(pointer, `more than ${MAX_TEXTS} entries`);
  return items.map((item, at) => textAt(item, `${pointer}/${at}`));
}
