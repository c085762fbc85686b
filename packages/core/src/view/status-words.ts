import type { Status } from '../posture.ts';
import { entryOf } from './word.ts';
import type { Word } from './word.ts';

/** A status as a word, a sign, and a word of at most seven letters. */
export interface StatusWord extends Word {
  /** In lower case, for a column: `n/a`. */
  readonly short: string;
}

const WORDS: Readonly<Record<Status, StatusWord>> = {
  pass: { word: 'Pass', short: 'pass', sign: '✓', mood: 'good' },
  fail: { word: 'Fail', short: 'fail', sign: '✕', mood: 'bad' },
  unknown: { word: 'Unknown', short: 'unknown', sign: '?', mood: 'unsure' },
  'not-applicable': { word: 'Not applicable', short: 'n/a', sign: '–', mood: 'quiet' },
};

/** The four answers, in the display order of their counts. */
export const STATUSES = Object.keys(WORDS) as readonly Status[];

/** The word for an answer; an answer from another version is shown as it is. */
export function statusWord(status: Status): StatusWord {
  return entryOf(WORDS, status) ?? { word: status, short: status, sign: '?', mood: 'unsure' };
}
