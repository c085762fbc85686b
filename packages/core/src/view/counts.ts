import type { Counts, Gate, Status, Verdict } from '../posture.ts';
import { STATUSES, statusWord } from './status-words.ts';
import type { StatusWord } from './status-words.ts';

/** The number of controls with one answer. */
export interface CountView {
  /** The answer. */
  readonly status: Status;
  /** The word for it. */
  readonly word: StatusWord;
  /** How many controls. */
  readonly many: number;
  /** A remark about some of them: `1 waived, 2 advisory`, `2 stale`; empty if there is none. */
  readonly note: string;
}

const MEMBERS: Readonly<Record<Status, Exclude<keyof Counts, 'stale'>>> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
};

/** The four counts in order, never blended into one number; fails that the gate excuses change none of them. */
export function countsOf(
  counts: Counts,
  { waived, advisory = [] }: Pick<Gate, 'waived' | 'advisory'> = { waived: 0 },
): readonly CountView[] {
  const notes: Readonly<Partial<Record<Status, string>>> = {
    fail: noteOf([waived, 'waived'], [advisory.length, 'advisory']),
    unknown: noteOf([counts.stale, 'stale']),
  };
  return STATUSES.map((status) => ({
    status,
    word: statusWord(status),
    many: counts[MEMBERS[status]],
    note: notes[status] ?? '',
  }));
}

function noteOf(...parts: readonly (readonly [many: number, word: string])[]): string {
  return parts
    .filter(([many]) => many > 0)
    .map(([many, word]) => `${many} ${word}`)
    .join(', ');
}

/** Counts of some verdicts; a verdict with a status from another version is not counted. */
export function tally(verdicts: readonly Verdict[]): readonly CountView[] {
  return STATUSES.map((status) => ({
    status,
    word: statusWord(status),
    many: verdicts.filter((verdict) => verdict.status === status).length,
    note: '',
  }));
}
