/**
 * Extension points of the model-posture backend, for modules that bring evidence or models from
 * somewhere else.
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
export type { ModelSource, ModelSourceType } from './source.ts';
