import { countsSchema, digestSchema, instantSchema } from '@weighbridge/core/schema';
import { z } from 'zod';
import type { HistoryItem, HistoryList } from '../history.ts';
import { gateSummarySchema } from './model.ts';
import { pageOf } from './page.ts';

/** Shape of a `HistoryItem`. */
export const historyItemSchema: z.ZodType<HistoryItem> = z.strictObject({
  id: z.string().regex(/^\d+$/),
  assessedAt: instantSchema,
  gate: gateSummarySchema,
  counts: countsSchema,
  policy: z.strictObject({ name: z.string(), digest: digestSchema }),
  catalogue: z.strictObject({ version: z.string(), digest: digestSchema }),
  digest: digestSchema.nullable(),
  changed: z.boolean(),
});

/** Shape of a `HistoryList`. */
export const historyListSchema: z.ZodType<HistoryList> = pageOf(historyItemSchema);
