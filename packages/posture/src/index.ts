export { assess } from './assess.ts';
export { catalogue } from './catalogue.ts';
export type { Catalogue } from './catalogue.ts';
export type { ControlDefinition, Judge, Judgement, Need, Outcome } from './control.ts';
export { controls } from './controls/index.ts';
export { PostureError } from './error.ts';
export type { PostureErrorCode } from './error.ts';
export { builtInPolicies } from './policies/index.ts';
export type { Policy } from './policy.ts';
