import {
  attestedSchema,
  digestSchema,
  evidenceSchema,
  instantSchema,
  producerSchema,
  subjectSchema,
  tierSchema,
  schemaOf,
} from '@weighbridge/core/schema';
import { z } from 'zod';
import type { EvidenceDetail, EvidenceItem, EvidenceList, EvidenceStatus } from '../evidence.ts';
import { pageOf } from './page.ts';

/** One of the states of an evidence item. */
export const evidenceStatusSchema: z.ZodType<EvidenceStatus> = z.enum([
  'current',
  'superseded',
  'withdrawn',
]);

/** Shape of an `EvidenceItem`. */
export const evidenceItemSchema: z.ZodType<EvidenceItem> = schemaOf<EvidenceItem>()(
  z.strictObject({
    id: digestSchema,
    type: z.string(),
    subject: subjectSchema,
    producer: producerSchema,
    observedAt: instantSchema,
    expiresAt: instantSchema.optional(),
    tier: tierSchema,
    locator: z.string(),
    attested: attestedSchema.exactOptional(),
    status: evidenceStatusSchema,
  }),
);

/** Shape of an `EvidenceList`. */
export const evidenceListSchema: z.ZodType<EvidenceList> = pageOf(evidenceItemSchema);

/** Shape of an `EvidenceDetail`. */
export const evidenceDetailSchema: z.ZodType<EvidenceDetail> = schemaOf<EvidenceDetail>()(
  z.strictObject({
    evidence: evidenceSchema,
    status: evidenceStatusSchema,
  }),
);
