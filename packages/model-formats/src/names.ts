import { fileName } from './sniff/bytes.ts';

/**
 * Names of files of one format, in lower case: ends of names, which start with a dot, and whole names.
 *
 * A name says what a file is meant to be, never what its bytes are.
 */
export interface FormatNames {
  /** Names that such files usually have, and others may: for people, and where text alone makes the format. */
  readonly usual?: readonly string[];
  /**
   * Names that nothing has but files of the formats that claim them here. Text under one is never taken for a
   * text of another format, and a model under one is read by its reader also where its bytes are not known.
   */
  readonly exclusive?: readonly string[];
}

/** Length of the longest of these names that fits a path, in UTF-16 code units; 0 when none does. */
export function longestFit(path: string, names: readonly string[]): number {
  const name = fileName(path);
  const fitting = names.filter((each) =>
    each.startsWith('.') ? name.endsWith(each) : name === each,
  );
  return fitting.reduce((longest, { length }) => Math.max(longest, length), 0);
}
