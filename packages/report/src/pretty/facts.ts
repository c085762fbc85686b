import { escapeForDisplay } from '@weighbridge/core';
import { count, tierWord } from '@weighbridge/core/view';
import type { Fact } from '../block.ts';
import type { Page } from './page.ts';

/** The column at which the value after a name starts. */
const NAME_COLUMNS = 13;
/** Maximum number of names shown below a value; the JSON lists all that are known. */
const MAX_NAMES = 10;

/** A line for each fact, with its names below it. */
export function addFacts(page: Page, facts: readonly Fact[]): void {
  for (const { name, value, known, look = 'plain', names = [], total } of facts) {
    const tier = known === undefined ? '' : `  [${tierWord(known).word}]`;
    page.add(1, [['quiet', name.padEnd(NAME_COLUMNS)]], `${escapeForDisplay(value)}${tier}`, look);
    addNames(page, names, total ?? names.length);
  }
}

function addNames(page: Page, names: readonly string[], total: number): void {
  const shown = names.slice(0, MAX_NAMES);
  for (const name of shown) page.add(NAME_COLUMNS + 1, [['quiet', '· ']], escapeForDisplay(name));
  const more = total - shown.length;
  if (more > 0) page.add(NAME_COLUMNS + 1, [], `… and ${count(more)} more`, 'quiet');
}
