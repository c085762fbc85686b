/**
 * What the model-posture plugins share: which entities are models, and the shapes of the HTTP API.
 * The zod schemas of these shapes are behind `/schema`.
 *
 * @packageDocumentation
 */
export { MODEL_ANNOTATION } from './annotation.ts';
export { CHECKLIST_STATES, MAX_LINE_OWNERS, MODEL_NOTICES } from './checklist.ts';
export type {
  ChecklistCounts,
  ChecklistOwner,
  ChecklistQuery,
  ChecklistState,
  FleetChecklist,
  FleetGate,
  FleetLine,
  FleetNotices,
  ModelNotice,
} from './checklist.ts';
export { readSelectors } from './config.ts';
export type { EvidenceDetail, EvidenceItem, EvidenceList, EvidenceStatus } from './evidence.ts';
export type {
  FleetRefresh,
  Health,
  HealthCheck,
  HealthDetails,
  HealthStatus,
  ModelFigure,
  ProblemFigure,
} from './health.ts';
export { MAX_DROPPED_NAMES } from './history.ts';
export type { DroppedStatements, HistoryItem, HistoryList, StatementName } from './history.ts';
export { MAX_NAMESAKES } from './model.ts';
export type {
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
} from './model.ts';
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './page.ts';
export type { Page, PageQuery } from './page.ts';
export {
  MODEL_RESOURCE_TYPE,
  modelPostureAdministerPermission,
  modelPosturePermissions,
  modelReadPermission,
  modelRefreshPermission,
} from './permissions.ts';
export { MAX_REFRESH_WAIT, MODEL_SORTS } from './query.ts';
export type { EvidenceQuery, ModelQuery, ModelSort, RefreshQuery, SortOrder } from './query.ts';
export { DEFAULT_SELECTORS, isModelEntity, modelAnnotation } from './selector.ts';
export type { EntitySelector } from './selector.ts';
