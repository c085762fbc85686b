/**
 * The plugin for apps on `@backstage/core-plugin-api`: the same screens as the root entry.
 *
 * @packageDocumentation
 */
export { modelPostureApiRef } from './api/ModelPostureApi.ts';
export type { CallOptions, ModelPostureApi } from './api/ModelPostureApi.ts';
export {
  EntityModelPostureCard,
  EntityModelPostureContent,
  ModelPosturePage,
  modelPosturePlugin,
} from './legacy/plugin.ts';
export { isModelPostureAvailable } from './selection.ts';
