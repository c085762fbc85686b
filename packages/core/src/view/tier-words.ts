import type { Tier } from '../evidence.ts';
import { entryOf } from './word.ts';
import type { Mood } from './word.ts';

/** A tier as a word, and what it promises. */
export interface TierWord {
  /** In lower case: `measured`. */
  readonly word: string;
  /** What the tier promises, in a few words. */
  readonly meaning: string;
  /** How good this kind of knowledge is. */
  readonly mood: Mood;
}

const WORDS: Readonly<Record<Tier, TierWord>> = {
  verified: {
    word: 'verified',
    meaning: 'Verified: a signature was checked',
    mood: 'good',
  },
  measured: {
    word: 'measured',
    meaning: 'Measured: read from the bytes of the model',
    mood: 'good',
  },
  declared: {
    word: 'declared',
    meaning: 'Declared: somebody wrote it down',
    mood: 'unsure',
  },
  inferred: {
    word: 'inferred',
    meaning: 'Inferred: concluded from a name or a habit',
    mood: 'unsure',
  },
  none: { word: 'no evidence', meaning: 'No evidence', mood: 'quiet' },
};

/** The word for a tier; a tier from another version is shown as it is. */
export function tierWord(tier: Tier): TierWord {
  return entryOf(WORDS, tier) ?? { word: tier, meaning: tier, mood: 'quiet' };
}
