/**
 * Extension points of the model-posture backend, for modules that bring evidence or models from
 * somewhere else, and the rules that permission policies about models are made of.
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
