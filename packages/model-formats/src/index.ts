export { defineFormat } from './format.ts';
export type { Format, FormatCoverage, FormatFacts, FormatReading, PortFact, ReadContext, TensorFact } from './format.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export type { Limits } from './limits.ts';
