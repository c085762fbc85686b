export { CAPABILITIES, describeWith, find } from './capability.ts';
export type { Capability } from './capability.ts';
export { propertyRuns } from './property.ts';
export { vectors } from './vectors.ts';
export type { VectorCase } from './vectors.ts';
