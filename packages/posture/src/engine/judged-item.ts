import type { Evidence, Standing } from '@weighbridge/core';
import type { OpenReason } from '../control.ts';

/** One evidence item as one control sees it. */
export interface JudgedItem {
  readonly evidence: Evidence;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly standing: Standing;
  /** Why it is inconclusive, if its judge gives a more specific reason. */
  readonly reason?: OpenReason | undefined;
  readonly message: string;
  /** What to do about it, if its judge says more than the control does. */
  readonly remedy?: string | undefined;
  /** Whether it rests on something this tool made itself. */
  readonly made?: boolean | undefined;
  /** The instant from which it no longer supports anything. */
  readonly staleAt: number;
}

/** What a judge said, or what replaces its answer. */
export type ItemJudgement = Pick<JudgedItem, 'standing' | 'message' | 'reason' | 'remedy' | 'made'>;
