import { escapeForDisplay } from '@weighbridge/core';
import { count } from '@weighbridge/report';
import type { Page, Style } from '@weighbridge/report';
import { reportTool } from './tool.ts';

/** Where the text of a labelled line starts. */
const LABEL_COLUMNS = 13;
/** Paths of one kind that are shown at most; the JSON answer lists all that are known. */
const MAX_SHOWN = 10;

/** The first line: the program, and what the answer is about. */
export function addTitle(page: Page, subject: string): void {
  const { name, version } = reportTool();
  page.add(0, [['quiet', `${name} ${version}  `]], escapeForDisplay(subject), 'strong');
  page.gap();
}

/** The answer in capitals, with a sign so that it does not hang on colour alone. */
export function addVerdict(page: Page, style: Style, word: string, text: string): void {
  const sign = { good: '✓', bad: '✕', unsure: '!' }[style as string] ?? '·';
  page.add(
    1,
    [
      [style, `${sign} ${word}`],
      ['plain', '  '],
    ],
    escapeForDisplay(text),
  );
}

/** One labelled line. Its text is made harmless here. */
export function addLine(page: Page, label: string, text: string, style: Style = 'plain'): void {
  page.add(1, [['quiet', label.padEnd(LABEL_COLUMNS)]], escapeForDisplay(text), style);
}

/** A labelled count, and below it the first of the names. */
export function addNames(
  page: Page,
  label: string,
  heading: string,
  names: readonly string[],
  total = names.length,
): void {
  addLine(page, label, heading);
  for (const name of names.slice(0, MAX_SHOWN)) {
    page.add(LABEL_COLUMNS + 1, [['quiet', '· ']], escapeForDisplay(name));
  }
  const more = total - Math.min(names.length, MAX_SHOWN);
  if (more > 0) page.add(LABEL_COLUMNS + 1, [], `… and ${count(more)} more`, 'quiet');
}

/** What to do next. */
export function addStep(page: Page, text: string): void {
  page.add(1, [['strong', '→ ']], escapeForDisplay(text));
}
