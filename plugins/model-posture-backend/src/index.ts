/**
 * Backend of the model-posture plugin.
 *
 * @packageDocumentation
 */
export { modelPosturePlugin as default } from './plugin.ts';
