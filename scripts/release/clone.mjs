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

const PUBLISHED = ['./packages/*', './plugins/*'];

/**
 * Copies what HEAD says, and what has to be installed to build it; nothing is written into the checkout.
 *
 * @param {import('./place.mjs').Place} place
 */
export async function cloneHead(place) {
  const { clone, env, toolchain } = place;
  await must(place.folder, env, 'git', 'clone', '--quiet', '--shared', '--no-tags', ROOT, clone);
  const filters = ['weighbridge', ...PUBLISHED].map((name) => `--filter=${name}`);
  const store = await must(ROOT, toolchain, 'pnpm', 'store', 'path');
  process.on('exit', () => forgetProjects(store.trim().split('\n').at(-1) ?? '', place.folder));
  const settings = ['--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  await must(clone, toolchain, 'pnpm', 'install', ...settings, ...filters);
}

/** pnpm remembers in its store who uses it; who is gone when this ends should not stay there. @param {string} store @param {string} folder */
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
 * @returns {Promise<{ name: string, version: string, folder: string }[]>} what is to be published
 */
export async function versionPackages({ clone, env }) {
  await must(clone, env, 'changeset', 'version');
  await must(clone, env, 'git', 'add', '--all');
  await must(clone, env, 'git', 'commit', '--quiet', '--allow-empty', '--message=Version packages');
  return ['packages', 'plugins']
    .flatMap((parent) => readdirSync(join(clone, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(clone, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(join(clone, folder)) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest: { name, version } }) => ({ name, version, folder }));
}

/** @param {import('./place.mjs').Place} place */
export async function buildPackages({ clone, env }) {
  /** @type {string[]} */
  const lines = [];
  const filters = PUBLISHED.map((name) => `--filter=${name}`);
  const onLine = (/** @type {string} */ line) => lines.push(line);
  const code = await turbo(['build', ...filters], { cwd: clone, env, onLine });
  return code === 0 ? '' : lines.slice(-25).join('\n');
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
