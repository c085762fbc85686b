import type { GateOutcome } from '../posture.ts';
import { entryOf } from './word.ts';
import type { Mood, Word } from './word.ts';

/** The gate's answer in capitals: the first words of its sentence and of every report. */
export const GATE_HEADLINES: Readonly<Record<GateOutcome, string>> = {
  admit: 'ADMITTED',
  'admit-with-conditions': 'ADMITTED WITH CONDITIONS',
  refuse: 'REFUSED',
  'cannot-decide': 'CANNOT DECIDE',
};

const LOOKS: Readonly<Record<GateOutcome, { readonly sign: string; readonly mood: Mood }>> = {
  admit: { sign: '✓', mood: 'good' },
  'admit-with-conditions': { sign: '!', mood: 'unsure' },
  refuse: { sign: '✕', mood: 'bad' },
  'cannot-decide': { sign: '?', mood: 'unsure' },
};

/** The gate's answer as a word, a sign and a headline in capitals. */
export interface GateWord extends Word {
  /** The same word in capitals. */
  readonly headline: string;
}

/** The word for the gate's answer; an outcome from another version is shown as it is. */
export function gateWord(outcome: GateOutcome): GateWord {
  const headline = entryOf(GATE_HEADLINES, outcome);
  const look = entryOf(LOOKS, outcome) ?? { sign: '?', mood: 'unsure' };
  if (headline === undefined) return { ...look, word: outcome, headline: outcome };
  return { ...look, word: `${headline.charAt(0)}${headline.slice(1).toLowerCase()}`, headline };
}

/** Whether the gate admits the model, with or without conditions. */
export function isOpenGate(outcome: GateOutcome): outcome is 'admit' | 'admit-with-conditions' {
  return outcome === 'admit' || outcome === 'admit-with-conditions';
}
