import { instantSchema, schemaOf } from '@weighbridge/core/schema';
import { z } from 'zod';
import { CHECKLIST_STATES, MAX_LINE_OWNERS, MODEL_NOTICES } from '../checklist.ts';
import type {
  ChecklistCounts,
  ChecklistOwner,
  ChecklistQuery,
  ChecklistState,
  FleetChecklist,
  FleetGate,
  FleetLine,
  FleetNotices,
  ModelNotice,
} from '../checklist.ts';
import { listOf, searchText } from './page.ts';

/** One of the five answers of a line. */
export const checklistStateSchema: z.ZodType<ChecklistState> = z.enum(CHECKLIST_STATES);

/** The id of a line: `C1` to `C10`, or that of a control that no line asks. */
export const checklistLineIdSchema: z.ZodType<string> = z
  .string()
  .regex(/^(C([1-9]|10)|WB-[A-Z0-9]{2,8}-\d{1,3})$/, 'expected C1 to C10, or the id of a control');

const number = z.number().int().min(0);

/** Shape of `ChecklistCounts`. */
export const checklistCountsSchema: z.ZodType<ChecklistCounts> = schemaOf<ChecklistCounts>()(
  z.strictObject({
    pass: number,
    made: number,
    fail: number,
    unknown: number,
    stale: number,
    notApplicable: number,
  }),
);

/** Shape of a `ChecklistOwner`. */
export const checklistOwnerSchema: z.ZodType<ChecklistOwner> = schemaOf<ChecklistOwner>()(
  z.strictObject({
    owner: z.string().nullable(),
    models: z.number().int().min(1),
  }),
);

/** Shape of a `FleetLine`. */
export const fleetLineSchema: z.ZodType<FleetLine> = schemaOf<FleetLine>()(
  z.strictObject({
    id: checklistLineIdSchema,
    title: z.string(),
    question: z.string(),
    controls: z.array(z.string()),
    uncollected: z.array(z.string()),
    counts: checklistCountsSchema,
    oldestEvidenceAt: instantSchema.nullable(),
    newestEvidenceAt: instantSchema.nullable(),
    owners: z.array(checklistOwnerSchema).max(MAX_LINE_OWNERS),
    totalOwners: number,
  }),
);

/** Shape of a `FleetGate`. */
export const fleetGateSchema: z.ZodType<FleetGate> = schemaOf<FleetGate>()(
  z.strictObject({
    refuse: number,
    cannotDecide: number,
    admitWithConditions: number,
    admit: number,
    pending: number,
  }),
);

/** One of the things that need attention. */
export const modelNoticeSchema: z.ZodType<ModelNotice> = z.enum(MODEL_NOTICES);

/** Shape of `FleetNotices`. */
export const fleetNoticesSchema: z.ZodType<FleetNotices> = schemaOf<FleetNotices>()(
  z.strictObject({
    shared: number,
    ownerNotAllowed: number,
    notLocated: number,
  }),
);

/** Shape of a `FleetChecklist`. */
export const fleetChecklistSchema: z.ZodType<FleetChecklist> = schemaOf<FleetChecklist>()(
  z.strictObject({
    totalModels: number,
    countedAt: instantSchema,
    gate: fleetGateSchema,
    refusedIfEnforced: number,
    notices: fleetNoticesSchema,
    lines: z.array(fleetLineSchema),
    others: z.array(fleetLineSchema),
  }),
);

/** Reads the query string of GET /checklist; unknown members are refused. */
export const checklistQuerySchema: z.ZodType<ChecklistQuery> = schemaOf<ChecklistQuery>()(
  z.strictObject({
    owner: listOf(searchText).optional(),
    q: searchText.optional(),
  }),
);
