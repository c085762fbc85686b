import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { turbo } from '../lib/turbo.mjs';

const PARENTS = ['packages', 'plugins'];
const STORE = '.pnpm';

/**
 * Copies what HEAD says; nothing is written into the checkout.
 *
 * The dependencies are those that the checkout has installed. pnpm links them by relative paths, so that copied links
 * lead to our own packages in the copy, and to those of others by way of one link to the store.
 *
 * @param {import('./place.mjs').Place} place
 */
export async function cloneHead({ folder, clone, env }) {
  await must(folder, env, 'git', 'clone', '--quiet', '--shared', '--no-tags', ROOT, clone);
  for (const one of ['', ...foldersIn(clone)]) {
    const modules = join(ROOT, one, 'node_modules');
    if (existsSync(modules)) copyLinks(modules, join(clone, one, 'node_modules'));
  }
  symlinkSync(join(ROOT, 'node_modules', STORE), join(clone, 'node_modules', STORE));
}

/** @param {string} from @param {string} to */
function copyLinks(from, to) {
  // Caches and states of tools begin with a dot.
  const filter = (/** @type {string} */ path) =>
    path === from || basename(path) === '.bin' || !basename(path).startsWith('.');
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter });
}

/**
 * Does in the copy what the pull request of a release does: versions, changelogs, one commit.
 *
 * @param {import('./place.mjs').Place} place
 * @returns {Promise<{ name: string, version: string, folder: string }[]>} what is to be published
 */
export async function versionPackages({ clone, env }) {
  await must(clone, env, 'changeset', 'version');
  await must(clone, env, 'git', 'add', '--all');
  await must(clone, env, 'git', 'commit', '--quiet', '--allow-empty', '--message=Version packages');
  return foldersIn(clone)
    .map((folder) => ({ folder, manifest: readManifest(join(clone, folder)) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest: { name, version } }) => ({ name, version, folder }));
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

/** Every package of ours. @param {string} root */
function foldersIn(root) {
  return PARENTS.flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  ).filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** @param {string} cwd @param {NodeJS.ProcessEnv} env @param {string} command @param {string[]} args */
async function must(cwd, env, command, ...args) {
  const { code, output } = await capture(command, args, env, cwd);
  if (code !== 0) throw new Failure(`${command} ${args[0]} failed:\n${output}`);
  return output;
}
