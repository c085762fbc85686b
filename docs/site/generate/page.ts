import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCS } from './places.ts';

/** One generated page. */
export interface Page {
  /** Address without slashes at the ends, for instance `reference/controls`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search and for the head of the page. */
  readonly description: string;
  /** Name in the menu, if the title is too long for it. */
  readonly label?: string;
  /** Path of the source in the repository, for "Edit this page"; without it there is no such link. */
  readonly source?: string;
  /** Markdown, without the title. */
  readonly body: string;
}

/** A source of pages: a registry of the packages, or a folder of texts. */
export interface PageSource {
  /** Folder of `src/content/docs` that only this source writes and that is emptied first. */
  readonly folder: string;
  pages(): Promise<readonly Page[]> | readonly Page[];
}

/** Writes a page where the site looks for it. */
export function writePage(page: Page): void {
  const { path, title, description, label, source, body } = page;
  const edit = source === undefined ? false : `${EDIT}/${source}`;
  const head = [
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    `editUrl: ${JSON.stringify(edit)}`,
    ...(label === undefined ? [] : ['sidebar:', `  label: ${JSON.stringify(label)}`]),
  ];
  const file = join(DOCS, `${path}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\n${head.join('\n')}\n---\n\n${body.trim()}\n`);
}

const EDIT = 'https://github.com/weighbridge-dev/weighbridge/edit/main';
