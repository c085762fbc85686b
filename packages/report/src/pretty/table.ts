import { escapeForDisplay } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';
import type { TableBlock } from '../block.ts';
import type { RenderOptions } from '../render-options.ts';
import { cellText, tableRows } from '../table-rows.ts';
import type { Page } from './page.ts';
import { displayWidth } from './width.ts';

/** Maximum length of a shown cell, in characters. */
const MAX_CELL = 200;

/** A table in columns if they fit, otherwise each row as a name with a line for each other column. */
export function addTable(page: Page, block: TableBlock, { width }: RenderOptions): void {
  const { shown, more } = tableRows(block);
  const rows = shown.map((cells) =>
    cells.map((cell) => escapeForDisplay(cellText(cell, MAX_CELL))),
  );
  const columns = block.heads.map((head, at) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(row[at] ?? '')), head.length),
  );
  const total = columns.reduce((sum, column) => sum + column + 2, 0);
  page.add(0, [['strong', block.title]]);
  if (width === undefined || total < width) addColumns(page, block.heads, rows, columns);
  else for (const row of rows) addStacked(page, block.heads, row);
  if (more > 0) page.add(1, [], `… and ${count(more)} more; the JSON report lists all.`, 'quiet');
}

function addColumns(
  page: Page,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly number[],
): void {
  const lineOf = (row: readonly string[]): string =>
    columns
      .map((column, at) => padded(row[at] ?? '', column))
      .join('  ')
      .trimEnd();
  page.add(1, [['quiet', lineOf(heads)]]);
  for (const row of rows) page.add(1, [['plain', lineOf(row)]]);
}

function addStacked(
  page: Page,
  heads: readonly string[],
  [first = '', ...rest]: readonly string[],
): void {
  page.add(1, [['strong', first]]);
  for (const [at, text] of rest.entries()) {
    if (text !== '') page.add(3, [['quiet', `${heads[at + 1] ?? ''}: `]], text);
  }
}

/** Padded by terminal columns, not by characters. */
function padded(text: string, columns: number): string {
  return `${text}${' '.repeat(Math.max(0, columns - displayWidth(text)))}`;
}
