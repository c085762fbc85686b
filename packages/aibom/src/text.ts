import type { JsonValue } from '@weighbridge/core';

/** Maximum depth of nesting that is kept of a value from a file (CWE-674). */
const MAX_DEPTH = 8;
/** Maximum number of members or items that are kept at one level (CWE-770). */
const MAX_WIDTH = 10_000;

/**
 * Text from a file as data: well-formed Unicode without control characters, at most `max` code units.
 *
 * Line feeds and tabs stay; every other C0 or C1 control becomes U+FFFD, so that no terminal or log acts on it. Nothing
 * else is changed: what looks like markup or a link stays as it is.
 */
export function cleanText(text: string, max: number): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const clean = text
    .slice(0, max)
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
  return text.length > max ? `${clean.slice(0, max - 1)}…` : clean;
}

/** Text on one line, trimmed; for names. */
export function cleanName(text: string, max = 256): string {
  return cleanText(
    text
      .slice(0, max * 4)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    max,
  );
}

/** A value from a file as a bounded JSON value, without what is too deep, too wide or not JSON. */
export function cleanValue(value: unknown, maxText: number, depth = 0): JsonValue {
  if (typeof value !== 'object') return cleanScalar(value, maxText);
  if (value === null || depth >= MAX_DEPTH) return null;
  if (Array.isArray(value))
    return value.slice(0, MAX_WIDTH).map((item) => cleanValue(item, maxText, depth + 1));
  const entries = Object.entries(value).slice(0, MAX_WIDTH);
  return Object.fromEntries(
    entries.map(([key, item]) => [cleanText(key, 256), cleanValue(item, maxText, depth + 1)]),
  );
}

function cleanScalar(value: unknown, maxText: number): JsonValue {
  if (typeof value === 'string') return cleanText(value, maxText);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'boolean' ? value : null;
}

/** Whether the value is an object with members (not null, not an array). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member by name, never one inherited from a prototype. */
export function member(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A value as a list: itself when it is one, one item when it is not, empty when absent. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The non-empty strings of a value or list of values. */
export function asStrings(value: unknown): readonly string[] {
  return asList(value).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
}

/** `path#/a/b`: a locator with an RFC 6901 pointer. */
export function at(path: string, ...tokens: readonly (string | number)[]): string {
  const pointer = tokens
    .map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return `${path}#${cleanText(pointer, 512)}`;
}

/** Orders text by UTF-16 code units, the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value as text: strings as they are, numbers and booleans written out, anything else as an empty text. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
