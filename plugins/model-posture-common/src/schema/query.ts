import { gateOutcomeSchema, schemaOf } from '@weighbridge/core/schema';
import { z } from 'zod';
import { MAX_REFRESH_WAIT, MODEL_SORTS } from '../query.ts';
import type { EvidenceQuery, ModelQuery, RefreshQuery } from '../query.ts';
import { checklistLineIdSchema, checklistStateSchema, modelNoticeSchema } from './checklist.ts';
import { modelStateSchema } from './model.ts';
import { listOf, pageQueryShape, searchText, wholeNumber } from './page.ts';

const MAX_OFFSET = 100_000;

/** Reads the query string of GET /models; unknown members are refused. */
export const modelQuerySchema: z.ZodType<ModelQuery> = schemaOf<ModelQuery>()(
  z
    .strictObject({
      ...pageQueryShape,
      offset: wholeNumber(0, MAX_OFFSET).optional(),
      gate: listOf(gateOutcomeSchema).optional(),
      state: listOf(modelStateSchema).optional(),
      line: checklistLineIdSchema.optional(),
      answer: listOf(checklistStateSchema).optional(),
      notice: listOf(modelNoticeSchema).optional(),
      owner: listOf(searchText).optional(),
      q: searchText.optional(),
      sort: z.enum(MODEL_SORTS).optional(),
      order: z.enum(['asc', 'desc']).optional(),
    })
    .refine((query) => query.cursor === undefined || query.offset === undefined, {
      message: 'cursor and offset cannot be used together',
      path: ['offset'],
    })
    .refine((query) => (query.line === undefined) === (query.answer === undefined), {
      message: 'line and answer belong together',
      path: ['answer'],
    }),
);

/** Reads the query string of POST .../refresh. */
export const refreshQuerySchema: z.ZodType<RefreshQuery> = schemaOf<RefreshQuery>()(
  z.strictObject({
    wait: wholeNumber(0, MAX_REFRESH_WAIT).optional(),
  }),
);

/** Reads the query string of GET .../evidence. */
export const evidenceQuerySchema: z.ZodType<EvidenceQuery> = schemaOf<EvidenceQuery>()(
  z.strictObject({
    ...pageQueryShape,
    type: listOf(searchText).optional(),
    status: listOf(z.enum(['current', 'superseded', 'withdrawn'])).optional(),
  }),
);

/** Reads the path of everything below /models/by-entity. */
export const entityPathSchema = z.object({
  kind: segment(63),
  namespace: segment(63),
  name: segment(253),
});

function segment(max: number): z.ZodType<string> {
  return z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not part of an entity reference');
}
