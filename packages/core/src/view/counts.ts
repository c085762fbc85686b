import type { Counts, Status, Verdict } from '../posture.ts';
import { STATUSES, statusWord } from './status-words.ts';
import type { StatusWord } from './status-words.ts';

/** How many controls have one answer. */
export interface CountView {
  /** The answer. */
  readonly status: Status;
  /** How it is called. */
  readonly word: StatusWord;
  /** How many controls. */
  readonly many: number;
  /** What is to be known of some of them: `1 waived`, `2 stale`; empty where nothing is. */
  readonly note: string;
}

const MEMBERS: Readonly<Record<Status, Exclude<keyof Counts, 'stale'>>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
};

/** The four counts in order, never blended into one number; `waived` of the fails moves none of them. */
export function countsOf(counts: Counts, waived = 0): readonly CountView[] {
  const notes: Readonly<Partial<Record<Status, string>>> = {
    fail: waived > 0 ? `${waived} waived` : '',
    unknown: counts.stale > 0 ? `${counts.stale} stale` : '',
  };
  return STATUSES.map((status) => ({
    status,
    word: statusWord(status),
    many: counts[MEMBERS[status]],
    note: notes[status] ?? '',
  }));
}

/** Counts of some verdicts; one whose status is of another version is not counted. */
export function tally(verdicts: readonly Verdict[]): readonly CountView[] {
  return STATUSES.map((status) => ({
    status,
    word: statusWord(status),
    many: verdicts.filter((verdict) => verdict.status === status).length,
    note: '',
  }));
}
