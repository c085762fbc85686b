import {
  controlSchema,
  countsSchema,
  coverageSchema,
  digestSchema,
  findingSchema,
  gateOutcomeSchema,
  instantSchema,
  postureSchema,
  schemaOf,
} from '@weighbridge/core/schema';
import { z } from 'zod';
import type {
  ControlList,
  FindingList,
  GateSummary,
  ModelDetail,
  ModelList,
  ModelNamesake,
  ModelProblem,
  ModelRefresh,
  ModelState,
  ModelSummary,
  SharedModel,
} from '../model.ts';
import { MAX_NAMESAKES } from '../model.ts';
import { MAX_PAGE_SIZE } from '../page.ts';
import { pageOf } from './page.ts';

/** One of the states of a model. */
export const modelStateSchema: z.ZodType<ModelState> = z.enum(['weighed', 'pending', 'error']);

/** Shape of a `ModelProblem`. */
export const modelProblemSchema: z.ZodType<ModelProblem> = schemaOf<ModelProblem>()(
  z.strictObject({
    code: z.string().min(1),
    message: z.string(),
  }),
);

/** Shape of a `GateSummary`. */
export const gateSummarySchema: z.ZodType<GateSummary> = schemaOf<GateSummary>()(
  z.strictObject({
    outcome: gateOutcomeSchema,
    sentence: z.string(),
  }),
);

const summaryShape = {
  entityRef: z.string().min(1),
  title: z.string(),
  owner: z.string().nullable(),
  model: z.string().nullable(),
  location: z.string().nullable(),
  digest: digestSchema.nullable(),
  state: modelStateSchema,
  error: modelProblemSchema.nullable(),
  gate: gateSummarySchema.nullable(),
  counts: countsSchema.nullable(),
  coverage: coverageSchema.nullable(),
  weighedAt: instantSchema.nullable(),
  triedAt: instantSchema.nullable(),
  oldestEvidenceAt: instantSchema.nullable(),
};

/** Shape of a `ModelSummary`. */
export const modelSummarySchema: z.ZodType<ModelSummary> = schemaOf<ModelSummary>()(
  z.strictObject(summaryShape),
);

/** Shape of a `ModelRefresh`. */
export const modelRefreshSchema: z.ZodType<ModelRefresh> = schemaOf<ModelRefresh>()(
  z.strictObject({
    ...summaryShape,
    done: z.boolean(),
  }),
);

/** Shape of a `ModelList`. */
export const modelListSchema: z.ZodType<ModelList> = pageOf(modelSummarySchema);

/** Shape of a `ModelNamesake`. */
export const modelNamesakeSchema: z.ZodType<ModelNamesake> = schemaOf<ModelNamesake>()(
  z.strictObject({
    entityRef: z.string().min(1),
    title: z.string(),
    owner: z.string().nullable(),
  }),
);

/** Shape of a `SharedModel`. */
export const sharedModelSchema: z.ZodType<SharedModel> = schemaOf<SharedModel>()(
  z.strictObject({
    entities: z.array(modelNamesakeSchema).max(MAX_NAMESAKES),
    totalEntities: z.number().int().min(0),
    hasHidden: z.boolean(),
  }),
);

/** Shape of a `ModelDetail`. */
export const modelDetailSchema: z.ZodType<ModelDetail> = schemaOf<ModelDetail>()(
  z.strictObject({
    summary: modelSummarySchema,
    posture: postureSchema.nullable(),
    controls: z.array(controlSchema),
    findings: z.array(findingSchema).max(MAX_PAGE_SIZE),
    totalFindings: z.number().int().min(0),
    bomBytes: z.number().int().min(0).nullable(),
    bomShipped: z.boolean().nullable(),
    shared: sharedModelSchema.nullable(),
  }),
);

/** Shape of a `FindingList`. */
export const findingListSchema: z.ZodType<FindingList> = pageOf(findingSchema);

/** Shape of a `ControlList`. */
export const controlListSchema: z.ZodType<ControlList> = schemaOf<ControlList>()(
  z.strictObject({
    items: z.array(controlSchema),
  }),
);
