import { countsSchema, digestSchema, instantSchema, schemaOf } from '@weighbridge/core/schema';
import { z } from 'zod';
import { MAX_DROPPED_NAMES } from '../history.ts';
import type { DroppedStatements, HistoryItem, HistoryList, StatementName } from '../history.ts';
import { gateSummarySchema } from './model.ts';
import { pageOf } from './page.ts';

const name = { digest: digestSchema, assessedAt: instantSchema };

/** Shape of a `StatementName`. */
export const statementNameSchema: z.ZodType<StatementName> = schemaOf<StatementName>()(
  z.strictObject(name),
);

/** Shape of `DroppedStatements`. */
export const droppedStatementsSchema: z.ZodType<DroppedStatements> = schemaOf<DroppedStatements>()(
  z.strictObject({
    total: z.number().int().min(1),
    newest: z.array(statementNameSchema).min(1).max(MAX_DROPPED_NAMES),
    oldest: z.strictObject({ ...name, previous: statementNameSchema.nullable() }),
  }),
);

/** Shape of a `HistoryItem`. */
export const historyItemSchema: z.ZodType<HistoryItem> = schemaOf<HistoryItem>()(
  z.strictObject({
    id: z.string().regex(/^\d+$/),
    assessedAt: instantSchema,
    gate: gateSummarySchema,
    counts: countsSchema,
    policy: z.strictObject({ name: z.string(), digest: digestSchema }),
    catalogue: z.strictObject({ version: z.string(), digest: digestSchema }),
    digest: digestSchema.nullable(),
    changed: z.boolean(),
    statementDigest: digestSchema.nullable(),
    previous: statementNameSchema.nullable(),
    dropped: droppedStatementsSchema.nullable(),
  }),
);

/** Shape of a `HistoryList`. */
export const historyListSchema: z.ZodType<HistoryList> = pageOf(historyItemSchema);
