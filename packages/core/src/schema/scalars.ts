import { z } from 'zod';
import type { Digest } from '../digest.ts';
import { DIGEST_PATTERN } from '../digest.ts';
import { MAX_MESSAGE } from '../fingerprint.ts';
import { RELATIVE_PATH } from '../relative-path.ts';
import { INSTANT_PATTERN, parseInstant } from '../time.ts';

/** Maximum lengths of texts (CWE-400, CWE-1284), in UTF-16 code units. */
export const MAX = {
  id: 256,
  line: 2000,
  message: MAX_MESSAGE,
  path: 16_384,
  list: 100_000,
} as const;

/** `<algorithm>:<lower-case hex>` with the algorithm's length. */
export const digestSchema: z.ZodType<Digest> = z
  .string()
  .max(MAX.id)
  .regex(DIGEST_PATTERN)
  .describe('<algorithm>:<lower-case hex>') as unknown as z.ZodType<Digest>;

/** An existing ISO 8601 UTC instant, as `parseInstant` accepts it. */
export const instantSchema: z.ZodType<string> = z
  .string()
  .max(40)
  .regex(INSTANT_PATTERN)
  .refine(isInstant, 'not an instant that exists')
  .describe('An ISO 8601 UTC instant such as 2026-11-23T12:00:00Z')
  .meta({ format: 'date-time' });

function isInstant(text: string): boolean {
  try {
    parseInstant(text);
    return true;
  } catch {
    return false;
  }
}

/** A path below a model's root. */
export const relativePathSchema: z.ZodType<string> = z
  .string()
  .max(MAX.path)
  .regex(RELATIVE_PATH)
  .describe("Relative to the model's root, /-separated, never absolute, never with ..");

/** A short non-empty text: an id, a name, a version. */
export const nameSchema = z.string().min(1).max(MAX.id);
/** One sentence or one locator. */
export const lineSchema = z.string().max(MAX.line);
/** A message for people. */
export const messageSchema = z.string().max(MAX.message);
/** Id of a control. */
export const controlIdSchema: z.ZodType<string> = z
  .string()
  .max(32)
  .regex(/^WB-[A-Z0-9]+-[0-9]+$/);
/** A number of things or bytes. */
export const countSchema = z.int().nonnegative();

/** An array with the limit of every list in this vocabulary. */
export function listOf<S extends z.ZodType>(item: S, max: number = MAX.list): z.ZodArray<S> {
  return z.array(item).max(max);
}
