import { fileName } from './sniff/bytes.ts';

/**
 * File names of one format, in lower case: extensions, which start with a dot, and whole names.
 *
 * A name says what a file is meant to be, never what its bytes are.
 */
export interface FormatNames {
  /**
   * Names that such files usually have, but others may have too: for people, and for formats that are only text with a
   * name.
   */
  readonly usual?: readonly string[];
  /**
   * Names that only files of the formats that claim them here have. Text with such a name is never taken for a text of
   * another format, and a model with such a name is read by its reader even if its bytes are not recognised.
   */
  readonly exclusive?: readonly string[];
}

/** Length of the longest of these names that matches a path, in UTF-16 code units; 0 when none does. */
export function longestFit(path: string, names: readonly string[]): number {
  const name = fileName(path);
  const fitting = names.filter((each) =>
    each.startsWith('.') ? name.endsWith(each) : name === each,
  );
  return fitting.reduce((longest, { length }) => Math.max(longest, length), 0);
}
