/**
 * Extension points of the model-posture backend, for modules that contribute evidence or models from other places,
 * and the rules that make up permission policies about models.
 *
 * @packageDocumentation
 */
export type { ModelCollected, ModelCollector, ModelCollectorContext } from './collector.ts';
export {
  modelPostureCollectorsExtensionPoint,
  modelPostureSourcesExtensionPoint,
} from './extension-points.ts';
export type {
  ModelPostureCollectorsExtensionPoint,
  ModelPostureSourcesExtensionPoint,
} from './extension-points.ts';
export {
  createModelPostureConditionalDecision,
  modelPostureConditions,
} from './permissions/conditions.ts';
export { fulfils, modelResourceRef } from './permissions/resource.ts';
export type { ModelCondition, ModelResource } from './permissions/resource.ts';
export { modelPermissionRules } from './permissions/rules/index.ts';
export type { ModelSource, ModelSourceType } from './source.ts';
