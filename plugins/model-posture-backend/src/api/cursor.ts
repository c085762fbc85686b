import { InputError } from '@backstage/errors';

/** What a cursor remembers of the last item of a page. */
export type CursorKey = readonly (string | number)[];

/**
 * An opaque text that says after which item the next page begins.
 *
 * `scope` names list and order, so that a cursor of another list or order is refused. A cursor grants
 * nothing: every page is filtered anew for who asks.
 */
export function encodeCursor(scope: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([scope, ...key])).toString('base64url');
}

/** @throws {InputError} when it is not a cursor of this scope with a key like `like` */
export function decodeCursor(text: string, scope: string, like: CursorKey): CursorKey {
  const [found, ...key] = parseArray(text);
  const fits =
    found === scope &&
    key.length === like.length &&
    key.every((part, i) => typeof part === typeof like[i] && isPlain(part));
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

function isPlain(part: unknown): boolean {
  return typeof part === 'number' ? Number.isFinite(part) : typeof part === 'string';
}
