import type { Counts, Digest } from '@weighbridge/core';
import type { GateSummary } from './model.ts';
import type { Page } from './page.ts';

/** One posture statement of the past. */
export interface HistoryItem {
  /** Number of the statement, growing with time. */
  readonly id: string;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
  /** The decision of that statement. */
  readonly gate: GateSummary;
  /** How many controls gave which answer. */
  readonly counts: Counts;
  /** Name and digest of the policy that decided. */
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Version and digest of the controls that were asked. */
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** Digest of the model's files; null when they were not hashed. */
  readonly digest: Digest | null;
  /** Whether its answer differs from the statement before. */
  readonly changed: boolean;
}

/**
 * GET .../history: newest first. Of a run of statements with the same answer the first and the last
 * are kept.
 */
export type HistoryList = Page<HistoryItem>;
