/**
 * The plugin for apps on the new frontend system. Apps on `@backstage/core-plugin-api` import from
 * `/legacy`.
 *
 * @packageDocumentation
 */
export { modelPostureApiRef } from './api/ModelPostureApi.ts';
export type { CallOptions, ModelPostureApi } from './api/ModelPostureApi.ts';
export { modelPosturePlugin as default } from './plugin.tsx';
