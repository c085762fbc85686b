/**
 * zod schemas of the HTTP API of the model-posture backend: both sides check what they receive.
 *
 * @packageDocumentation
 */
export {
  checklistCountsSchema,
  checklistLineIdSchema,
  checklistOwnerSchema,
  checklistQuerySchema,
  checklistStateSchema,
  fleetChecklistSchema,
  fleetGateSchema,
  fleetLineSchema,
  fleetNoticesSchema,
  modelNoticeSchema,
} from './schema/checklist.ts';
export {
  evidenceDetailSchema,
  evidenceItemSchema,
  evidenceListSchema,
  evidenceStatusSchema,
} from './schema/evidence.ts';
export {
  fleetRefreshSchema,
  healthCheckSchema,
  healthDetailsSchema,
  healthSchema,
  modelFigureSchema,
  problemFigureSchema,
} from './schema/health.ts';
export {
  droppedStatementsSchema,
  historyItemSchema,
  historyListSchema,
  statementNameSchema,
} from './schema/history.ts';
export {
  controlListSchema,
  findingListSchema,
  gateSummarySchema,
  modelDetailSchema,
  modelListSchema,
  modelNamesakeSchema,
  modelProblemSchema,
  modelStateSchema,
  modelRefreshSchema,
  modelSummarySchema,
  sharedModelSchema,
} from './schema/model.ts';
export { pageQuerySchema } from './schema/page.ts';
export {
  entityPathSchema,
  evidenceQuerySchema,
  modelQuerySchema,
  refreshQuerySchema,
} from './schema/query.ts';
