import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

const FOLDER = 'plugins/model-posture';

/**
 * Renders both entries of the packed frontend plugin with the plugin's own test of its built files; returns what went
 * wrong. The tarball is unpacked where the peers of the plugin are found, as in an app.
 *
 * @param {string} root of the checkout
 * @param {string} tarball
 * @param {NodeJS.ProcessEnv} env
 */
export async function rendersPacked(root, tarball, env) {
  const place = join(root, FOLDER, 'node_modules', '.packed');
  mkdirSync(place, { recursive: true });
  try {
    const unpacked = await capture('tar', ['-xzf', tarball], env, place);
    if (unpacked.code !== 0) return unpacked.output;
    const { code, output } = await capture(
      'pnpm',
      ['exec', 'vitest', 'run', 'src/built.test.tsx', '--reporter=default'],
      { ...env, NO_COLOR: '1', WEIGHBRIDGE_PACKED: join(place, 'package', 'dist') },
      join(root, FOLDER),
    );
    return code === 0 && /Tests\s+[1-9]\d* passed/.test(output)
      ? ''
      : `exit code ${code}\n${output}`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
