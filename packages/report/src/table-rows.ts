import { tierWord } from '@weighbridge/core/view';
import type { Cell, TableBlock } from './block.ts';
import { shorten } from './value-text.ts';

/** Maximum number of rows shown; the JSON holds all. */
const MAX_ROWS = 1000;

/** The shown rows, and how many more there are. */
export function tableRows({ rows }: TableBlock): {
  readonly shown: TableBlock['rows'];
  readonly more: number;
} {
  return { shown: rows.slice(0, MAX_ROWS), more: Math.max(0, rows.length - MAX_ROWS) };
}

/** The text of a cell on one line, cut to a maximum number of characters. */
export function cellText(cell: Cell, max: number): string {
  if (typeof cell === 'string') return shorten(cell, max);
  return 'code' in cell ? shorten(cell.code, max) : tierWord(cell.known).word;
}
