import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../lib/temporary.mjs';
import { WRITER } from './traces.mjs';

/** Everything that names a registry, a person, a proxy or a right to publish stays outside. */
const OUTSIDE =
  /^(p?npm_config_|npm_|pnpm_config|node_auth_token$|actions_|github_|git_|xdg_|.*_proxy$)/i;

/**
 * @typedef {object} Place
 * @property {string} folder everything that the rehearsal writes
 * @property {string} clone the copy of HEAD
 * @property {string} home an empty home
 * @property {NodeJS.ProcessEnv} toolchain as `bringToolchain` returned it, to install what the lock file pins
 * @property {NodeJS.ProcessEnv} env the environment of a person who has only the loopback registry
 */

/**
 * A temporary folder with its own home, in which no setting of the current user is read or written.
 *
 * @param {NodeJS.ProcessEnv} toolchain
 * @returns {Place}
 */
export function makePlace(toolchain) {
  const folder = realpathSync(temporaryFolder('rehearsal'));
  const [home, clone] = [join(folder, 'home'), join(folder, 'clone')];
  mkdirSync(home);
  writeFileSync(join(home, 'empty'), '');
  const kept = Object.entries(toolchain).filter(([name]) => !OUTSIDE.test(name));
  const env = {
    ...Object.fromEntries(kept),
    HOME: home,
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_globalconfig: join(home, 'empty'),
    npm_config_userconfig: join(home, '.npmrc'),
    // The copy has no install state that pnpm could compare.
    pnpm_config_verify_deps_before_run: 'false',
    GIT_CONFIG_GLOBAL: join(home, 'empty'),
    GIT_CONFIG_NOSYSTEM: '1',
    ...identity('AUTHOR'),
    ...identity('COMMITTER'),
  };
  return { folder, clone, home, toolchain, env };
}

/** @param {'AUTHOR' | 'COMMITTER'} role */
function identity(role) {
  return { [`GIT_${role}_NAME`]: 'rehearsal', [`GIT_${role}_EMAIL`]: WRITER };
}

/**
 * The settings file of that home: the registry, and the right to publish there if given.
 *
 * @param {Place} place
 * @param {string} url
 * @param {string} [token]
 */
export function configureRegistry({ home }, url, token) {
  const right = token === undefined ? [] : [`${url.replace('http:', '')}:_authToken=${token}`];
  writeFileSync(join(home, '.npmrc'), [`registry=${url}`, ...right, ''].join('\n'));
}
