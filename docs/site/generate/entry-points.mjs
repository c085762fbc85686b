import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Every public entry point of every published package: how it is imported, and its source.
 *
 * @returns {readonly { name: string, file: string }[]}
 */
export function entryPoints() {
  return ['packages', 'plugins'].flatMap((parent) =>
    readdirSync(join(ROOT, parent))
      .toSorted()
      .map((folder) => join(ROOT, parent, folder))
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .flatMap(doorsOf),
  );
}

/** @param {string} folder */
function doorsOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (manifest.private === true) return [];
  const doors = manifest.exports ?? { '.': `./${manifest.main}` };
  return Object.entries(doors).flatMap(([door, target]) => {
    const source = typeof target === 'string' ? target : target['@weighbridge/source'];
    if (!/\.tsx?$/.test(source ?? '')) return [];
    return [{ name: join(manifest.name, door), file: join(folder, source) }];
  });
}

/** The entry point of a file, by the path that typedoc gives it. @param {string} module */
export function doorOf(module) {
  const folder = dirname(join(ROOT, `${module}/x`));
  return entryPoints().find(({ file }) => {
    const bare = file.replace(/\.tsx?$/, '');
    return bare === folder || bare === join(folder, 'index');
  });
}
