import type { CodeBlock } from './block.ts';
import { shorten } from './value-text.ts';

/** More lines than that are no frame around a place. */
const MAX_LINES = 100;
/** Longest line shown, in characters. */
const MAX_LINE = 200;

/** One line of a code frame. */
export interface CodeLine {
  readonly number: number;
  /** Hostile until escaped; a tab is two spaces. */
  readonly text: string;
  readonly isMarked: boolean;
}

/** The lines of a code frame that are shown, cut to their length. */
export function codeLines({ from, lines, marked }: CodeBlock): readonly CodeLine[] {
  return lines.slice(0, MAX_LINES).map((line, at) => ({
    number: from + at,
    text: shorten(line.replaceAll('\t', '  '), MAX_LINE),
    isMarked: from + at === marked,
  }));
}
