import type { CodeBlock } from './block.ts';
import { shorten } from './value-text.ts';

/** Maximum number of lines in a code frame. */
const MAX_LINES = 100;
/** Maximum length of a shown line, in characters. */
const MAX_LINE = 200;

/** One line of a code frame. */
export interface CodeLine {
  readonly number: number;
  /** Hostile until escaped; a tab becomes two spaces. */
  readonly text: string;
  readonly isMarked: boolean;
}

/** The shown lines of a code frame, cut to the maximum length. */
export function codeLines({ from, lines, marked }: CodeBlock): readonly CodeLine[] {
  return lines.slice(0, MAX_LINES).map((line, at) => ({
    number: from + at,
    text: shorten(line.replaceAll('\t', '  '), MAX_LINE),
    isMarked: from + at === marked,
  }));
}
