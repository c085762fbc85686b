import { codeFence } from './code-fence.ts';

/** The content under one heading. */
export interface Section {
  /** The heading's words; empty for what precedes the first heading. */
  readonly title: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Maximum number of sections that are read; no real card has more (CWE-400). */
const MAX_SECTIONS = 200;

/** A text split at its headings outside fenced code, in order. */
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
