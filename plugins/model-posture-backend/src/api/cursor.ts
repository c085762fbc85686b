import { InputError } from '@backstage/errors';
import { storable } from '../store/text.ts';

/** What a cursor stores about the last item of a page. */
export type CursorKey = readonly (string | number)[];

/** The type of a part of a key: any text that databases accept, or a whole number in a range. */
export type KeyPart = 'text' | { readonly min: number; readonly max: number };

/** A place in a list, or a count: the range of an `integer` column. */
export const COUNT: KeyPart = { min: -1, max: 2 ** 31 - 1 };

/** Milliseconds, or the number of a row: the range of a `bigint` column that JavaScript represents exactly. */
export const BIG: KeyPart = { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/**
 * An opaque text that says after which item the next page begins.
 *
 * `scope` names list and order, so a cursor of another list or order is refused. A cursor grants nothing: every page
 * is filtered again for the caller.
 */
export function encodeCursor(scope: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([scope, ...key])).toString('base64url');
}

/**
 * Reads a cursor back. Anyone can make one, so values that a database could not compare with are refused here.
 *
 * @throws {InputError} when it is not a cursor of this scope with a key of this shape
 */
export function decodeCursor(text: string, scope: string, shape: readonly KeyPart[]): CursorKey {
  const [found, ...key] = parseArray(text);
  const fits =
    found === scope &&
    key.length === shape.length &&
    shape.every((expected, i) => isOf(expected, key[i]));
  if (!fits) throw new InputError('cursor: not one of this list in this order');
  return key as CursorKey;
}

function parseArray(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isOf(expected: KeyPart, part: unknown): boolean {
  if (expected === 'text') return typeof part === 'string' && storable(part) === part;
  if (typeof part !== 'number' || !Number.isSafeInteger(part)) return false;
  return part >= expected.min && part <= expected.max;
}
