import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

/**
 * Fetches what an app must provide for a plugin, while the packages are built.
 *
 * npm reads about 1,500 manifests before it installs such a plugin; then it has them cached. Whatever fails here
 * fails again, and is reported, when the plugin is installed.
 *
 * @param {import('./place.mjs').Place} place
 * @param {readonly import('./clone.mjs').Released[]} packages
 */
export async function warmUp(place, packages) {
  const peers = packages
    .filter(({ browser }) => browser)
    .map(({ folder }) =>
      JSON.parse(readFileSync(join(place.clone, folder, 'package.json'), 'utf8')),
    )
    .map(({ peerDependencies = {} }) => peerDependencies);
  const folder = join(place.folder, 'warm');
  mkdirSync(folder);
  const manifest = { name: 'app', private: true, dependencies: Object.assign({}, ...peers) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await capture('npm', ['install', '--package-lock-only', ...NPM], place.env, folder);
}

/** How npm is called: once, quietly, with the cache of this rehearsal. */
export const NPM = [
  '--prefer-offline',
  '--maxsockets=40',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];
