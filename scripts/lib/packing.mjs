import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './capture.mjs';
import { Failure } from './failure.mjs';
import { ROOT } from './places.mjs';

/**
 * Packs a package as it would be published; it must be built.
 *
 * @param {string} folder relative to the root
 * @param {string} destination
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} path of the tarball
 */
export async function pack(folder, destination, env) {
  const place = join(destination, folder.replaceAll('/', '-'));
  mkdirSync(place, { recursive: true });
  const from = join(ROOT, folder);
  restoreManifest(from);
  try {
    const { code, output } = await capture(
      'pnpm',
      ['pack', '--pack-destination', place],
      env,
      from,
    );
    const tarball = readdirSync(place).find((name) => name.endsWith('.tgz'));
    if (code !== 0 || tarball === undefined)
      throw new Failure(`${folder} cannot be packed:\n${output}`);
    return join(place, tarball);
  } finally {
    restoreManifest(from);
  }
}

/** Backstage's prepack rewrites the manifest and keeps the original next to it; an interrupted pack leaves both. */
function restoreManifest(folder) {
  const original = join(folder, 'package.json-prepack');
  if (existsSync(original)) renameSync(original, join(folder, 'package.json'));
}
