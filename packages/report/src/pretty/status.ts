import type { GateOutcome, Status } from '@weighbridge/core';
import type { Span, Style } from './page.ts';

const STATUS: Readonly<
  Record<Status, { readonly sign: string; readonly word: string; readonly style: Style }>
> = {
  pass: { sign: '✓', word: 'pass', style: 'good' },
  fail: { sign: '✕', word: 'fail', style: 'bad' },
  unknown: { sign: '?', word: 'unknown', style: 'unsure' },
  'not-applicable': { sign: '–', word: 'n/a', style: 'quiet' },
};

const OUTCOME: Readonly<Record<GateOutcome, { readonly word: string; readonly style: Style }>> = {
  admit: { word: 'ADMITTED', style: 'good' },
  'admit-with-conditions': { word: 'ADMITTED WITH CONDITIONS', style: 'unsure' },
  refuse: { word: 'REFUSED', style: 'bad' },
  'cannot-decide': { word: 'CANNOT DECIDE', style: 'unsure' },
};

/** Sign and word of a status, padded to one width. */
export function statusSpan(status: Status): Span {
  const { sign, word, style } = STATUS[status];
  return [style, `${sign} ${word.padEnd(7)}`];
}

/** The gate's answer in one to three words. */
export function outcomeSpan(outcome: GateOutcome): Span {
  const { word, style } = OUTCOME[outcome];
  return [style, word];
}
