import type { ControlFamily, GateOutcome, Status } from '@weighbridge/core';

/** How good an answer is, for whatever draws it. */
export type Mood = 'good' | 'bad' | 'unsure' | 'quiet';

/** A sign and a word say the same, so that no colour is needed. */
export interface Word {
  readonly sign: string;
  readonly word: string;
  readonly mood: Mood;
}

/** How every reporter for people calls the four answers. */
export const STATUS_WORDS: Readonly<Record<Status, Word>> = {
  pass: { sign: '✓', word: 'pass', mood: 'good' },
  fail: { sign: '✕', word: 'fail', mood: 'bad' },
  unknown: { sign: '?', word: 'unknown', mood: 'unsure' },
  'not-applicable': { sign: '–', word: 'n/a', mood: 'quiet' },
};

/** How every reporter for people calls the gate's answers. */
export const OUTCOME_WORDS: Readonly<Record<GateOutcome, Word>> = {
  admit: { sign: '✓', word: 'ADMITTED', mood: 'good' },
  'admit-with-conditions': { sign: '!', word: 'ADMITTED WITH CONDITIONS', mood: 'unsure' },
  refuse: { sign: '✕', word: 'REFUSED', mood: 'bad' },
  'cannot-decide': { sign: '?', word: 'CANNOT DECIDE', mood: 'unsure' },
};

/** Headings of the families, in the order in which they are shown. */
export const FAMILY_WORDS: Readonly<Record<ControlFamily, string>> = {
  integrity: 'Integrity',
  artifact: 'Artifacts',
  bom: 'Bill of materials',
  data: 'Data',
  pipeline: 'Pipeline',
  privacy: 'Privacy',
  deploy: 'Deployment',
  runtime: 'Runtime',
  confidentiality: 'Confidentiality',
  cloud: 'Cloud',
};
