import type { z } from 'zod';

/**
 * The schema, typed as exactly `T`: the compiler refuses an extra or missing member, or one of another type.
 *
 * `z.ZodType<T>` alone accepts a strict schema that forgets an optional member of `T`.
 */
export function schemaOf<T>(): <S extends z.ZodType<T>>(
  schema: S & (keyof T extends keyof z.output<S> ? unknown : never),
) => z.ZodType<T> {
  return (schema) => schema;
}
