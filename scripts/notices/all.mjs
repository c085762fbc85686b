import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';
import { publishable, workspaces } from '../lib/workspaces.mjs';
import { readData } from './data.mjs';
import { dependenciesOf } from './dependencies.mjs';
import { NOTICES, render } from './render.mjs';

/**
 * The content of every notices file, and what is wrong with its sources.
 *
 * Published packages have one each; so do others that declare third-party material.
 */
export function noticesOf() {
  const names = new Set(publishable().map(({ manifest }) => manifest.name));
  return workspaces()
    .filter(({ folder, manifest }) => names.has(manifest.name) || takes(folder))
    .map(({ folder, manifest }) => {
      const { entries, problems } = readData(join(ROOT, folder));
      const published = names.has(manifest.name);
      const dependencies = published ? dependenciesOf(folder, manifest) : [];
      const text = render({ name: manifest.name, entries, dependencies, published });
      return { file: `${folder}/${NOTICES}`, text, problems };
    });
}

/** @param {string} folder */
function takes(folder) {
  const file = join(ROOT, folder, 'notices.json');
  return existsSync(file) && readFileSync(file, 'utf8') !== '';
}
