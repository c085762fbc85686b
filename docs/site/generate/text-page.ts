import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from './page.ts';
import { ROOT } from './places.ts';
import { relink } from './relink.ts';

/**
 * A Markdown file of the repository as a page: the first heading is the title, the first paragraph the description.
 *
 * @throws {Error} when the file does not begin with a heading
 */
export function textPage(file: string, path: string): Page {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const [, title, body] = /^# (.+)\n([^]*)$/.exec(text) ?? [];
  if (title === undefined || body === undefined) throw new Error(`${file} has no title`);
  return {
    path,
    title: title.replaceAll('`', ''),
    description: firstSentence(body),
    source: file,
    body: relink(body, file),
  };
}

function firstSentence(body: string): string {
  const paragraph = body
    .split(/\n{2,}/)
    .map((each) => each.trim())
    .find((each) => /^[A-Z`*]/.test(each) && !each.startsWith('Date:'));
  const words = (paragraph ?? '').replaceAll(/\s+/g, ' ').replaceAll(/[`*]|\]\([^)]*\)|\[/g, '');
  return /^.*?[.:](?= [A-Z]|$)/.exec(words)?.[0].replace(/:$/, '.') ?? words;
}
