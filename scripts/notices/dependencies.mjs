import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';

/**
 * What is installed with a package, according to the manifests installed here.
 *
 * @param {string} folder
 * @param {any} manifest
 * @returns {{ name: string, range: string, licence: string, kind: string }[]} by name
 */
export function dependenciesOf(
  folder,
  { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} },
) {
  const kindOfPeer = (/** @type {string} */ name) =>
    peerDependenciesMeta[name]?.optional === true ? 'optional peer' : 'peer';
  return [
    ...Object.entries(dependencies).map(([name, range]) => ({ name, range, kind: 'dependency' })),
    ...Object.entries(peerDependencies).map(([name, range]) => ({
      name,
      range,
      kind: kindOfPeer(name),
    })),
  ]
    .filter(({ name }) => !name.startsWith('@weighbridge/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, range, kind }) => ({
      name,
      kind,
      range: range.startsWith('catalog:') ? catalogRange(name, range.slice(8)) : range,
      licence: installedLicence(folder, name),
    }));
}

/** @param {string} folder @param {string} name */
function installedLicence(folder, name) {
  const file = join(ROOT, folder, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return 'not installed here';
  const { license } = JSON.parse(readFileSync(file, 'utf8'));
  return typeof license === 'string' ? license : (license?.type ?? 'not said in its manifest');
}

/** @type {string | undefined} */
let workspaceFile;

/** The range that publishing writes in place of `catalog:`. @param {string} name @param {string} catalog */
export function catalogRange(name, catalog) {
  workspaceFile ??= readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
  const range = rangeIn(workspaceFile, name, catalog);
  if (range === undefined)
    throw new Error(`pnpm-workspace.yaml has no ${name} in catalog ${catalog}`);
  return range;
}

/**
 * Reads the few lines that matter, because this also runs before a YAML reader is installed.
 *
 * @param {string} text
 * @param {string} name
 * @param {string} catalog
 */
export function rangeIn(text, name, catalog) {
  const [head, indent] = catalog === '' ? ['catalog', 2] : [`  ${catalog}`, 4];
  const lines = text.split('\n');
  const from = lines.indexOf(`${head}:`);
  if (from === -1) return undefined;
  for (const line of lines.slice(from + 1)) {
    const [, key, value] = /^ +'?([^':]+)'?: *'?([^'#]+?)'?$/.exec(line) ?? [];
    if (line.trim() !== '' && !line.startsWith(' '.repeat(indent))) return undefined;
    if (key === name) return value;
  }
  return undefined;
}
