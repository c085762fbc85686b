import { z } from 'zod';
import { MAX_RULE_ID, RULE_ID_PATTERN } from '../finding.ts';
import type { Finding, FindingKind, Level, Location } from '../finding.ts';
import { MAX_LOCATIONS } from '../fingerprint.ts';
import { schemaOf } from './exact.ts';
import { jsonObjectSchema } from './json.ts';
import {
  countSchema,
  digestSchema,
  lineSchema,
  listOf,
  messageSchema,
  relativePathSchema,
} from './scalars.ts';

/** `<family>/<kebab-name>`. */
export const ruleIdSchema: z.ZodType<string> = z.string().max(MAX_RULE_ID).regex(RULE_ID_PATTERN);

/** One of the levels of a finding. */
export const levelSchema: z.ZodType<Level> = z.enum(['error', 'warning', 'note', 'none']);

/** One of the kinds of a finding. */
export const findingKindSchema: z.ZodType<FindingKind> = z.enum([
  'fail',
  'pass',
  'unknown',
  'not-applicable',
]);

/** Shape of a `Location`. */
export const locationSchema = schemaOf<Location>()(
  z.strictObject({
    path: relativePathSchema,
    byteOffset: countSchema.exactOptional(),
    byteLength: countSchema.exactOptional(),
    pointer: z
      .string()
      .max(10_000)
      .regex(/^(?:\/(?:[^~/]|~[01])*)*$/)
      .describe('RFC 6901')
      .exactOptional(),
    line: z.int().min(1).exactOptional(),
    column: z.int().min(1).exactOptional(),
  }),
);

/** Shape of a `Finding`, with the bounds on its texts and lists. */
export const findingSchema = schemaOf<Finding>()(
  z.strictObject({
    ruleId: ruleIdSchema,
    kind: findingKindSchema,
    level: levelSchema,
    message: messageSchema,
    locations: listOf(locationSchema, MAX_LOCATIONS),
    fingerprint: digestSchema,
    remediation: messageSchema.exactOptional(),
    citations: listOf(lineSchema, 100).exactOptional(),
    cwe: listOf(
      z
        .string()
        .max(16)
        .regex(/^CWE-[0-9]+$/),
      100,
    ).exactOptional(),
    properties: jsonObjectSchema.exactOptional(),
  }),
);
