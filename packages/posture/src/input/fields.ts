import {
  isModelName,
  isRelativePath,
  isRuleId,
  parseDigest,
  parseInstant,
} from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import { inputError } from '../error.ts';

/** An object from outside: nothing is known about its members yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** The value as an object. @throws {PostureError} BAD_INPUT when it is anything else */
export function objectAt(value: unknown, pointer: string): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw inputError('BAD_INPUT', pointer, 'expected an object');
  }
  return value as Raw;
}

/** Maximum list length: a statement that lists more could not be read again (CWE-770). */
const MAX_ITEMS = 100_000;

/**
 * The value as an array without holes.
 *
 * @throws {PostureError} BAD_INPUT when it is anything else, or longer than a statement can hold
 */
export function arrayAt(
  value: unknown,
  pointer: string,
  most: number = MAX_ITEMS,
): readonly unknown[] {
  if (!Array.isArray(value)) throw inputError('BAD_INPUT', pointer, 'expected an array');
  if (value.length > most) {
    throw inputError('BAD_INPUT', pointer, `expected at most ${most} items`);
  }
  // A hole becomes undefined, which is not a valid item.
  return Array.from(value as readonly unknown[]);
}

/** The value as well-formed, non-empty text. @throws {PostureError} BAD_INPUT when it is anything else */
export function textAt(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || value === '') {
    throw inputError('BAD_INPUT', pointer, 'expected non-empty text');
  }
  if (!value.isWellFormed()) throw inputError('BAD_INPUT', pointer, 'a lone surrogate is not text');
  return value;
}

/** The value as a name: short text. @throws {PostureError} BAD_INPUT when it is anything else */
export function nameAt(value: unknown, pointer: string, maxLength = 256): string {
  const text = textAt(value, pointer);
  if (text.length <= maxLength) return text;
  throw inputError('BAD_INPUT', pointer, `expected at most ${maxLength} characters`);
}

/** The value as the name of a model. @throws {PostureError} BAD_INPUT when it is anything else */
export function modelAt(value: unknown, pointer: string): string {
  const text = textAt(value, pointer);
  if (isModelName(text)) return text;
  throw inputError('BAD_INPUT', pointer, 'expected a package URL or a name of a model');
}

/** The value as the id of a rule. @throws {PostureError} BAD_INPUT when it is anything else */
export function ruleIdAt(value: unknown, pointer: string): string {
  const text = textAt(value, pointer);
  if (isRuleId(text)) return text;
  throw inputError('BAD_INPUT', pointer, 'expected <family>/<kebab-name>');
}

/** Maximum path length, as everywhere in the vocabulary, in UTF-16 code units. */
const MAX_PATH = 16_384;

/** The value as a path below the model's root. @throws {PostureError} BAD_INPUT when it is anything else */
export function pathAt(value: unknown, pointer: string): string {
  const text = nameAt(value, pointer, MAX_PATH);
  if (isRelativePath(text)) return text;
  throw inputError('BAD_INPUT', pointer, 'expected a path below the root of the model');
}

/** The value as text without invisible characters. @throws {PostureError} BAD_INPUT when it is anything else */
export function labelAt(value: unknown, pointer: string): string {
  const text = nameAt(value, pointer, 128);
  if (!/\p{C}|[\u2028\u2029]/u.test(text)) return text;
  throw inputError('BAD_INPUT', pointer, 'expected no control or format characters');
}

/** The value as one of the words. @throws {PostureError} BAD_INPUT when it is anything else */
export function oneOf<const Word extends string>(
  value: unknown,
  words: readonly Word[],
  pointer: string,
): Word {
  const word = words.find((each) => each === value);
  if (word === undefined) {
    throw inputError('BAD_INPUT', pointer, `expected one of ${words.join(', ')}`);
  }
  return word;
}

/** Milliseconds of an instant. @throws {PostureError} BAD_INPUT when it is not an ISO 8601 UTC instant */
export function instantAt(value: unknown, pointer: string): number {
  try {
    return parseInstant(textAt(value, pointer));
  } catch (cause) {
    throw inputError('BAD_INPUT', pointer, 'expected an ISO 8601 UTC instant', cause);
  }
}

/**
 * Milliseconds of an instant that is not in the future.
 *
 * @throws {PostureError} BAD_INPUT when it is not an instant; FUTURE_INPUT when it is after `now`
 */
export function pastInstantAt(value: unknown, pointer: string, now: number): number {
  const at = instantAt(value, pointer);
  if (at > now) throw inputError('FUTURE_INPUT', pointer, `${String(value)} is after now`);
  return at;
}

/** The value as a digest, or undefined if it is absent. @throws {PostureError} BAD_INPUT otherwise */
export function digestAt(value: unknown, pointer: string): Digest | undefined {
  if (value === undefined) return undefined;
  try {
    return parseDigest(textAt(value, pointer));
  } catch (cause) {
    throw inputError('BAD_INPUT', pointer, 'expected <algorithm>:<lower-case hex>', cause);
  }
}

/** The value as a digest. @throws {PostureError} BAD_INPUT when it is anything else */
export function requiredDigestAt(value: unknown, pointer: string): Digest {
  const digest = digestAt(value, pointer);
  if (digest === undefined) throw inputError('BAD_INPUT', pointer, 'expected a digest');
  return digest;
}

/**
 * The items sorted by key, each key once.
 *
 * Keys are compared by UTF-16 code units: the one order of this package, whatever the machine's language.
 */
export function sortedBy<T>(items: Iterable<T>, keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of items) byKey.set(keyOf(item), item);
  return sorted(byKey.keys()).map((key) => byKey.get(key) as T);
}

/** The texts sorted, each once. */
export function sorted<Text extends string>(texts: Iterable<Text>): readonly Text[] {
  return Array.from(new Set(texts)).sort();
}
