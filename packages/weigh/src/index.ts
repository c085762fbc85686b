export { defineEvidenceCollector } from './collector.ts';
export type { CollectContext, Collected, EvidenceCollector } from './collector.ts';
