import { codeFence } from './code-fence.ts';

/** What stands under one heading. */
export interface Section {
  /** The heading's words; empty for what stands before the first. */
  readonly title: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Sections looked at; a card with more is no card (CWE-400). */
const MAX_SECTIONS = 200;

/** A text by its headings outside fenced code, in the order of the text. */
export function splitSections(lines: readonly string[], firstLine: number): readonly Section[] {
  const start = { title: '', line: firstLine, lines: [] as string[] };
  const sections = [start];
  const isInCode = codeFence();
  for (const [i, line] of lines.entries()) {
    const heading = isInCode(line) ? null : /^ {0,3}#{1,6}[ \t]/.exec(line);
    if (heading === null) sections.at(-1)?.lines.push(line);
    else if (sections.length >= MAX_SECTIONS) break;
    else sections.push({ title: titleOf(line, heading[0]), line: firstLine + i, lines: [] });
  }
  return start.lines.some((line) => line.trim() !== '') ? sections : sections.slice(1);
}

function titleOf(line: string, mark: string): string {
  return line.slice(mark.length, 200).replace(/[#\s]+$/, '');
}
