import type { Status } from '../posture.ts';
import { entryOf } from './word.ts';
import type { Word } from './word.ts';

/** A status as a word, a sign, and a word of at most seven letters. */
export interface StatusWord extends Word {
  /** In small letters, for a column: `n/a`. */
  readonly short: string;
}

const WORDS: Readonly<Record<Status, StatusWord>> = {
  pass: { word: 'Pass', short: 'pass', sign: '✓', mood: 'good' },
  fail: { word: 'Fail', short: 'fail', sign: '✕', mood: 'bad' },
  unknown: { word: 'Unknown', short: 'unknown', sign: '?', mood: 'unsure' },
  'not-applicable': { word: 'Not applicable', short: 'n/a', sign: '–', mood: 'quiet' },
};

/** The four answers in the order in which their counts are shown. */
export const STATUSES = Object.keys(WORDS) as readonly Status[];

/** How an answer is called; one of another version is called as it is. */
export function statusWord(status: Status): StatusWord {
  return entryOf(WORDS, status) ?? { word: status, short: status, sign: '?', mood: 'unsure' };
}
