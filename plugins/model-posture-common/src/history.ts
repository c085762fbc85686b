import type { Counts, Digest } from '@weighbridge/core';
import type { GateSummary } from './model.ts';
import type { Page } from './page.ts';

/** A statement by the digest of its canonical JSON, as the next one names it, and by when it was made. */
export interface StatementName {
  /** SHA-256 of its canonical JSON. */
  readonly digest: Digest;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
}

/** Most statements named that are kept no more. */
export const MAX_DROPPED_NAMES = 100;

/**
 * Statements that said the same as the kept ones on either side of them, and are kept no more: what is left
 * of each are its names, so that a chain of statements can be followed over the gap.
 */
export interface DroppedStatements {
  /** How many there were. */
  readonly total: number;
  /** Names of the newest, newest first; at most MAX_DROPPED_NAMES. */
  readonly newest: readonly StatementName[];
  /** The first of them: its name, and the statement that it was weighed against. */
  readonly oldest: StatementName & { readonly previous: StatementName | null };
}

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
  /**
   * Digest of the canonical JSON of the statement, as the next one names it; null where it was stored by a
   * version that kept none.
   */
  readonly statementDigest: Digest | null;
  /**
   * The statement that this one was weighed against, which is about the same place: one of the history, or
   * the newest of `dropped`; null: against none.
   */
  readonly previous: StatementName | null;
  /** Statements between this one and the kept one before it at the same place; null: none is missing. */
  readonly dropped: DroppedStatements | null;
}

/**
 * GET .../history: newest first. Of a run of statements with the same answer the first and the last
 * are kept, and the last names those between them.
 */
export type HistoryList = Page<HistoryItem>;
