import type { GateOutcome, Status } from '@weighbridge/core';
import { OUTCOME_WORDS, STATUS_WORDS } from '../words.ts';
import type { Span } from './page.ts';

/** Sign and word of a status, padded to one width. */
export function statusSpan(status: Status): Span {
  const { sign, word, mood } = STATUS_WORDS[status];
  return [mood, `${sign} ${word.padEnd(7)}`];
}

/** The gate's answer in one to three words. */
export function outcomeSpan(outcome: GateOutcome): Span {
  const { word, mood } = OUTCOME_WORDS[outcome];
  return [mood, word];
}
