import type { Counts, Digest } from '@weighbridge/core';
import type { GateSummary } from './model.ts';
import type { Page } from './page.ts';

/** A statement by the digest of its canonical JSON, as the next one names it, and by its time. */
export interface StatementName {
  /** SHA-256 of its canonical JSON. */
  readonly digest: Digest;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
}

/** Maximum number of named statements that are no longer kept. */
export const MAX_DROPPED_NAMES = 100;

/**
 * Statements that said the same as the kept ones on either side of them, and are no longer kept: only their names are
 * left, so a chain of statements can be followed across the gap.
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
  /** Number of the statement, increasing with time. */
  readonly id: string;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
  /** The decision of that statement. */
  readonly gate: GateSummary;
  /** The number of controls with each answer. */
  readonly counts: Counts;
  /** Name and digest of the policy that decided. */
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Version and digest of the controls that were asked. */
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** Digest of the model's files; null when they were not hashed. */
  readonly digest: Digest | null;
  /** Whether its answer differs from that of the previous statement. */
  readonly changed: boolean;
  /**
   * Digest of the canonical JSON of the statement, as the next one names it; null if a version that kept none stored
   * it.
   */
  readonly statementDigest: Digest | null;
  /**
   * The statement that this one was weighed against, about the same place: one of the history, or the newest of
   * `dropped`; null: none.
   */
  readonly previous: StatementName | null;
  /** Statements between this one and the kept one before it at the same place; null: none is missing. */
  readonly dropped: DroppedStatements | null;
}

/**
 * GET .../history: newest first. If consecutive statements have the same answer, the first and the last are kept, and
 * the last names those between them.
 */
export type HistoryList = Page<HistoryItem>;
