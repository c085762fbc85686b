import { schemaOf } from '@weighbridge/core/schema';
import { z } from 'zod';
import type { Page, PageQuery } from '../page.ts';
import { MAX_PAGE_SIZE } from '../page.ts';

/** A whole number in digits, as in query strings, or already a number. */
export function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,9}$/, 'expected a whole number')
        .transform(Number),
    ])
    .pipe(z.number().int().min(min).max(max));
}

/** One value or several, as in query strings. Values that are not listed are refused. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(100),
  );
}

/** Text that a search can use: no control characters, which databases refuse. */
export const searchText: z.ZodType<string> = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[\u0000-\u001f\u007f\p{Cs}]/u.test(text), {
    message: 'control characters cannot be searched for',
  });

/** The members of every paged query. */
export const pageQueryShape = {
  limit: wholeNumber(1, MAX_PAGE_SIZE).optional(),
  cursor: z
    .string()
    .regex(/^[\w-]{1,4096}$/, 'expected nextCursor of the page before')
    .optional(),
};

/** Schema of a paged query without anything else. */
export const pageQuerySchema: z.ZodType<PageQuery> = schemaOf<PageQuery>()(
  z.strictObject(pageQueryShape),
);

/** Schema of one page of items. */
export function pageOf<T>(item: z.ZodType<T>): z.ZodType<Page<T>> {
  return z.strictObject({
    items: z.array(item).max(MAX_PAGE_SIZE),
    totalItems: z.number().int().min(0),
    nextCursor: z.string().nullable(),
  });
}
