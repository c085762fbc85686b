export { defineEvidenceCollector } from './collector.ts';
export type { CollectContext, Collected, EvidenceCollector } from './collector.ts';
export { collectors } from './collectors/index.ts';
export { weigh } from './weigh.ts';
export type { Weighing, WeighOptions } from './weighing.ts';
export { rules } from './rules.ts';
export type { WeighRule } from './rules.ts';
