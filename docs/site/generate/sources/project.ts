import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PageSource } from '../page.ts';
import { ROOT } from '../places.ts';
import { textPage } from '../text-page.ts';

const FILES = {
  contributing: 'CONTRIBUTING.md',
  releasing: 'RELEASING.md',
  security: 'SECURITY.md',
};

/** Texts about the project itself, from its root. */
export const project: PageSource = {
  folder: 'project',
  pages: () =>
    Object.entries(FILES)
      .filter(([, file]) => existsSync(join(ROOT, file)))
      .map(([name, file]) => textPage(file, `project/${name}`)),
};
