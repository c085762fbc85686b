import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  unlinkSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { turbo } from '../lib/turbo.mjs';
import { publishable } from '../lib/workspaces.mjs';

/**
 * @typedef {object} Released
 * @property {string} name
 * @property {string} version
 * @property {string} folder
 * @property {readonly string[]} installs what its README says to install
 * @property {boolean} browser whether it is for an app; npm then installs the parts of the app as its peers
 */

const PARENTS = ['packages', 'plugins'];

/**
 * Copies a commit and installs what its lock file pins; nothing is written into the checkout.
 *
 * Links to the checkout's installed packages would be quicker, but bundlers write module paths into their output, so
 * the copy would publish other files than a release does.
 *
 * @param {import('./place.mjs').Place} place
 * @param {string} id of the commit
 */
export async function cloneCommit({ folder, clone, env, toolchain }, id) {
  const quick = ['--quiet', '--shared', '--no-tags', '--no-checkout'];
  await must(folder, env, 'git', 'clone', ...quick, ROOT, clone);
  await must(clone, env, 'git', 'checkout', '--quiet', '--detach', id);
  const store = await must(ROOT, toolchain, 'pnpm', 'store', 'path');
  process.on('exit', () => forgetProjects(lastLine(store), folder));
  const filters = ['weighbridge', ...PARENTS.map((parent) => `./${parent}/*`)];
  const settings = ['--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  const which = filters.map((filter) => `--filter=${filter}`);
  await must(clone, toolchain, 'pnpm', 'install', ...settings, ...which);
}

/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

/**
 * pnpm records the users of its store: the copy should not stay there.
 *
 * @param {string} store
 * @param {string} folder that the copy is in
 */
export function forgetProjects(store, folder) {
  const projects = join(store, 'projects');
  for (const name of existsSync(projects) ? readdirSync(projects) : []) {
    const link = join(projects, name);
    if (!lstatSync(link).isSymbolicLink()) continue;
    if (resolve(projects, readlinkSync(link)).startsWith(folder + sep)) unlinkSync(link);
  }
}

/**
 * Does in the copy what the pull request of a release does: versions, changelogs, one commit.
 *
 * @param {import('./place.mjs').Place} place
 * @returns {Promise<Released[]>} what is to be published
 */
export async function versionPackages({ clone, env }) {
  await must(clone, env, 'changeset', 'version');
  await must(clone, env, 'git', 'add', '--all');
  await must(clone, env, 'git', 'commit', '--quiet', '--allow-empty', '--message=Version packages');
  return publishable(clone).map(({ folder, manifest: { name, version, backstage } }) => {
    const readme = readFileSync(join(clone, folder, 'README.md'), 'utf8');
    const browser = backstage?.role === 'frontend-plugin';
    return { name, version, folder, browser, installs: readmeInstalls(readme) };
  });
}

/** What a README says to install for its example. @param {string} readme */
export function readmeInstalls(readme) {
  const [, words = ''] =
    /^## Install\s[^#]*?(?:npm install|yarn .*?add) ([^\n]+)$/m.exec(readme) ?? [];
  return words.split(/\s+/).filter((word) => word.startsWith('@weighbridge/'));
}

/** @param {import('./place.mjs').Place} place */
export async function buildPackages({ clone, env }) {
  /** @type {string[]} */
  const lines = [];
  const filters = PARENTS.map((parent) => `--filter=./${parent}/*`);
  const onLine = (/** @type {string} */ line) => lines.push(line);
  const code = await turbo(['build', ...filters], { cwd: clone, env, onLine });
  return code === 0 ? '' : lines.slice(-25).join('\n');
}

/** @param {string} cwd @param {NodeJS.ProcessEnv} env @param {string} command @param {string[]} args */
async function must(cwd, env, command, ...args) {
  const { code, output } = await capture(command, args, env, cwd);
  if (code !== 0) throw new Failure(`${command} ${args[0]} failed:\n${output}`);
  return output;
}
