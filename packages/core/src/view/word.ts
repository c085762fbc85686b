/** How good an answer is, for whatever draws it; colour never stands alone. */
export type Mood = 'good' | 'bad' | 'unsure' | 'quiet';

/** A word with a sign that says the same, so that no colour is needed. */
export interface Word {
  /** For people, beginning with a capital letter: `Cannot decide`. */
  readonly word: string;
  /** One character. */
  readonly sign: string;
  /** How good the answer is. */
  readonly mood: Mood;
}

/** The entry of a table; undefined where it has none of this name, whatever the name is. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
