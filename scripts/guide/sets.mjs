import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SETS } from '../checks/backstage-sets.mjs';
import { appFolder, yarn } from './app.mjs';
import { releaseOf, yarnInfo } from './release.mjs';

/** A release that ships its binaries, as in the workspace: that of the templates would be compiled for each app. */
const COMPILED = { 'better-sqlite3': '13.2.0' };

/**
 * Installs the app with one end of the supported releases of Backstage. The template has the oldest release: every
 * package of that release is pinned, as in a lock file of its time. For the newest, every Backstage package is
 * updated to the latest in the registry.
 *
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 */
export async function installSet(context, trial) {
  const app = appFolder(context, trial);
  if (trial.set === 'newest') {
    resolve(app, COMPILED);
    return yarn(context, trial, ['up', '@backstage/*']);
  }
  const own = [join(app, 'package.json'), ...manifests(app)].map(read);
  resolve(app, { ...COMPILED, ...(await releaseOf(own, yarnInfo(app, context.env))) });
  return yarn(context, trial, ['install']);
}

/** @param {string} app @param {Record<string, string>} versions */
function resolve(app, versions) {
  const file = join(app, 'package.json');
  const manifest = read(file);
  manifest.resolutions = { ...manifest.resolutions, ...versions };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @param {string} app */
function manifests(app) {
  return readdirSync(join(app, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(app, 'packages', name, 'package.json'));
}

/**
 * Installed versions that differ from the set.
 *
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 */
export function otherThanSet(context, trial) {
  const app = appFolder(context, trial);
  const wanted = Object.entries(SETS[trial.set].versions);
  return wanted
    .map(([name, version]) => ({ name, version, found: installed(app, name) }))
    .filter(({ version, found }) => found !== undefined && found !== version)
    .map(({ name, version, found }) => `${name} is ${found}, the set has ${version}`)
    .join('\n');
}

/** The version that packages of the app get under this name. @param {string} app @param {string} name */
function installed(app, name) {
  for (const from of [...manifests(app), join(app, 'package.json')]) {
    const paths = createRequire(from).resolve.paths(name) ?? [];
    for (const folder of paths.filter((path) => path.startsWith(app))) {
      try {
        return read(join(folder, name, 'package.json')).version;
      } catch {
        // Not there: in the next folder up, or nowhere.
      }
    }
  }
  return undefined;
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
