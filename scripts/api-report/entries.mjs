import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';
import { publishable } from '../lib/workspaces.mjs';

/**
 * @typedef {object} Entry one entry point of one published package
 * @property {string} folder of the package, relative to the root
 * @property {string} report name of the committed report, next to the manifest
 * @property {string} declarations path of the emitted .d.ts
 */

/**
 * Every entry point of every published package.
 *
 * @returns {readonly Entry[]}
 */
export function entries() {
  return publishable().flatMap(({ folder, manifest }) =>
    doorsOf(manifest).map(([subpath, target]) => ({
      folder,
      report: reportName(subpath),
      declarations: join(ROOT, folder, declarationsOf(target)),
    })),
  );
}

/** `.` is `report.api.md`, `./schema` is `report-schema.api.md`. @param {string} subpath */
export function reportName(subpath) {
  const name = subpath.replace(/^\.\/?/, '').replaceAll('/', '-');
  return name === '' ? 'report.api.md' : `report-${name}.api.md`;
}

/**
 * Subpaths that are code, each with its file; a Backstage plugin names its sources, and a package without `exports`
 * has one entry point.
 *
 * @param {any} manifest
 * @returns {readonly [string, string][]}
 */
export function doorsOf(manifest) {
  const doors = Object.entries(
    manifest.publishConfig?.exports ?? manifest.exports ?? { '.': manifest.main },
  );
  return doors.flatMap(([subpath, target]) =>
    typeof target === 'string' && /\.[jt]sx?$/.test(target) && !subpath.includes('*')
      ? [/** @type {[string, string]} */ ([subpath, target])]
      : [],
  );
}

/** @param {string} target of an export: `./dist/node.js`, or `./src/node.ts` of a plugin */
function declarationsOf(target) {
  return target.replace(/^(?:\.\/)?src\//, './dist/').replace(/\.[jt]sx?$/, '.d.ts');
}
