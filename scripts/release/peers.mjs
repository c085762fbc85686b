import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

/**
 * Lets npm work out all that an app has to bring for a plugin, about 1,500 packages, without writing them.
 *
 * @param {import('./place.mjs').Place} place
 * @param {readonly import('./clone.mjs').Released[]} packages
 * @returns {Promise<string>} why it cannot
 */
export async function resolvePeers(place, packages) {
  const peers = packages
    .filter(({ browser }) => browser)
    .map(({ folder }) =>
      JSON.parse(readFileSync(join(place.clone, folder, 'package.json'), 'utf8')),
    )
    .map(({ peerDependencies = {} }) => peerDependencies);
  const folder = join(place.folder, 'app');
  mkdirSync(folder);
  const manifest = { name: 'app', private: true, dependencies: Object.assign({}, ...peers) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const args = ['install', '--package-lock-only', ...NPM];
  const { code, output } = await capture('npm', args, place.env, folder);
  return code === 0 ? '' : output;
}

/** How npm is called: once, quietly, with what this rehearsal has fetched before. */
export const NPM = [
  '--prefer-offline',
  '--maxsockets=40',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];
