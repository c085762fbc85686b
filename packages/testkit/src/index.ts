export { CAPABILITIES } from './capabilities.ts';
export type { Capability } from './capabilities.ts';
export { describeWith, find } from './capability.ts';
export { freePort } from './free-port.ts';
export { MIT_TEXT } from './mit-text.ts';
export { propertyRuns } from './property.ts';
export { vectors } from './vectors.ts';
export type { VectorCase } from './vectors.ts';
export { wholeNumber } from './whole-number.ts';
