import type { Evidence, Standing } from '@weighbridge/core';
import type { OpenReason } from '../control.ts';

/** One evidence item as one control sees it. */
export interface JudgedItem {
  readonly evidence: Evidence;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly standing: Standing;
  /** Why it is inconclusive, where its judge says more than that it is. */
  readonly reason?: OpenReason | undefined;
  readonly message: string;
  /** What to do about it, where its judge says more than the control does. */
  readonly remedy?: string | undefined;
  /** It holds by what this tool made itself. */
  readonly made?: boolean | undefined;
  /** The instant from which it supports nothing any more. */
  readonly staleAt: number;
}

/** What a judge said, or what replaces its answer. */
export type ItemJudgement = Pick<JudgedItem, 'standing' | 'message' | 'reason' | 'remedy' | 'made'>;
