import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, PageSource } from '../page.ts';
import { ROOT } from '../places.ts';
import { textPage } from '../text-page.ts';

/** A page per architecture decision record, and the list of them. */
export const decisions: PageSource = {
  folder: 'decisions',
  pages() {
    const records = readdirSync(join(ROOT, 'docs/adr'))
      .filter((name) => /^\d{4}-.*\.md$/.test(name) && !name.startsWith('0000'))
      .toSorted()
      .map((name) => textPage(`docs/adr/${name}`, `decisions/${name.replace(/\.md$/, '')}`));
    return [index(records), ...records];
  },
};

function index(records: readonly Page[]): Page {
  return {
    path: 'decisions/index',
    title: 'Decisions',
    label: 'All decisions',
    description: 'Why Weighbridge is built the way it is: one page per decision.',
    body: [
      'Each record says what was decided, what it costs, and what would change our mind. A record is superseded, never rewritten.',
      records.map(({ path, title }) => `- [${title}](/${path}/)`).join('\n'),
    ].join('\n\n'),
  };
}
