import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PageSource } from '../page.ts';
import { ROOT } from '../places.ts';
import { textPage } from '../text-page.ts';

/** Longer texts of `docs`, one page each; the vocabulary is part of the reference. */
export const guides: PageSource = {
  folder: 'guides',
  pages: () =>
    readdirSync(join(ROOT, 'docs'))
      .filter((name) => name.endsWith('.md') && name !== 'vocabulary.md')
      .toSorted()
      .map((name) => textPage(`docs/${name}`, `guides/${name.replace(/\.md$/, '')}`)),
};
