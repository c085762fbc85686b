import type { z } from 'zod';

/**
 * The schema as one of exactly `T`: the compiler refuses a member too many, too few or of another type.
 *
 * `z.ZodType<T>` alone lets a strict schema forget an optional member of `T`.
 */
export function schemaOf<T>(): <S extends z.ZodType<T>>(
  schema: S & (keyof T extends keyof z.output<S> ? unknown : never),
) => z.ZodType<T> {
  return (schema) => schema;
}
