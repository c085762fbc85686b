import { StatementError } from './error.ts';
import type { StatementErrorCode } from './error.ts';

/** The part of a zod schema that this package uses. */
export interface Shape<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[];
            readonly message: string;
          }[];
        };
      };
}

/**
 * The value, unchanged, once it has passed the schema.
 *
 * @throws {StatementError} the given code, with the RFC 6901 pointer of the first problem
 */
export function wellShaped<T>(
  value: unknown,
  shape: Shape<T>,
  code: StatementErrorCode,
  pointer: string,
): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return value as T;
  const [issue] = parsed.error.issues;
  const where = `${pointer}${(issue?.path ?? []).map(step).join('')}`;
  const message = issue?.message.slice(0, 500) ?? 'of another shape';
  throw new StatementError(code, `${where || '/'}: ${message}`, { details: { pointer: where } });
}

function step(key: PropertyKey): string {
  return `/${String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
