/** How good an answer is, for rendering; colour is never the only cue. */
export type Mood = 'good' | 'bad' | 'unsure' | 'quiet';

/** A word with a sign that says the same, so that no colour is needed. */
export interface Word {
  /** Human-readable, with a capital first letter: `Cannot decide`. */
  readonly word: string;
  /** One character. */
  readonly sign: string;
  /** How good the answer is. */
  readonly mood: Mood;
}

/** The table's own entry of a name; undefined if it has none, whatever the name is. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
