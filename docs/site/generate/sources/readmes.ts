import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, PageSource } from '../page.ts';
import { ROOT } from '../places.ts';
import { textPage } from '../text-page.ts';

/** A page per package: its README. */
export const packages: PageSource = { folder: 'packages', pages: () => readmesIn('packages') };

/** A page per plugin: its README. */
export const plugins: PageSource = { folder: 'plugins', pages: () => readmesIn('plugins') };

function readmesIn(parent: string): readonly Page[] {
  return publicFolders(parent).map((folder) => ({
    ...textPage(`${parent}/${folder}/README.md`, `${parent}/${folder}`),
    label: folder,
  }));
}

/** Folders of published packages, in name order. */
function publicFolders(parent: string): readonly string[] {
  return readdirSync(join(ROOT, parent))
    .filter((folder) => existsSync(join(ROOT, parent, folder, 'README.md')))
    .filter((folder) => {
      const manifest = readFileSync(join(ROOT, parent, folder, 'package.json'), 'utf8');
      return (JSON.parse(manifest) as { private?: boolean }).private !== true;
    })
    .toSorted();
}
