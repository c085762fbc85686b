import { z } from 'zod';
import type {
  EvidenceSummary,
  FindingSummary,
  Gone,
  RememberedFact,
  Standing,
  Withdrawn,
  WithdrawnFinding,
} from '../memory.ts';
import { subjectSchema } from './evidence.ts';
import { schemaOf } from './exact.ts';
import { levelSchema, ruleIdSchema } from './finding.ts';
import { jsonObjectSchema } from './json.ts';
import {
  controlIdSchema,
  digestSchema,
  instantSchema,
  listOf,
  nameSchema,
  relativePathSchema,
} from './scalars.ts';

/** One of the standings of an evidence item. */
export const standingSchema: z.ZodType<Standing> = z.enum([
  'supports',
  'adverse',
  'inconclusive',
  'error',
  'void',
]);

/** Shape of an `EvidenceSummary`. */
export const evidenceSummarySchema = schemaOf<EvidenceSummary>()(
  z.strictObject({
    id: digestSchema,
    type: nameSchema,
    subject: subjectSchema,
    observedAt: instantSchema,
    standings: z.record(controlIdSchema, standingSchema),
  }),
);

const findingSummary = { fingerprint: digestSchema, ruleId: ruleIdSchema, level: levelSchema };

/** Shape of a `FindingSummary`. */
export const findingSummarySchema = schemaOf<FindingSummary>()(z.strictObject(findingSummary));

const gone = {
  evidence: listOf(evidenceSummarySchema),
  findings: listOf(
    schemaOf<WithdrawnFinding>()(z.strictObject({ ...findingSummary, listedAt: instantSchema })),
  ),
};

/** Shape of a `Withdrawn`. */
export const withdrawnSchema = schemaOf<Withdrawn>()(
  z.strictObject({ ...gone, answered: schemaOf<Gone>()(z.strictObject(gone)) }),
);

/** Shape of a `RememberedFact`. */
export const rememberedFactSchema = schemaOf<RememberedFact>()(
  z.strictObject({
    type: nameSchema,
    path: relativePathSchema,
    digest: digestSchema,
    observedAt: instantSchema,
    since: instantSchema.exactOptional(),
    fact: jsonObjectSchema,
  }),
);
