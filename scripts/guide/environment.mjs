import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { nodeFolder, platform } from '../lib/platform.mjs';
import { bringYarn } from './yarn.mjs';

/**
 * The environment of a user who makes a Backstage app: Yarn on the path, and the registry that npm has.
 *
 * Nothing of it is written into an app. What Yarn fetches is kept below the place.
 *
 * @param {string} place
 * @param {NodeJS.ProcessEnv} toolchain
 */
export async function appEnvironment(place, toolchain) {
  const bin = join(place, 'bin');
  const temporary = join(place, 'tmp');
  for (const folder of [bin, temporary]) mkdirSync(folder, { recursive: true });
  const yarn = await bringYarn(place, toolchain);
  const shim = join(bin, 'yarn');
  writeFileSync(shim, `#!/bin/sh\nexec node '${yarn}' "$@"\n`);
  chmodSync(shim, 0o755);
  const { CI: _, ...person } = toolchain;
  return {
    ...person,
    ...(await registrySettings(toolchain)),
    ...headers(),
    PATH: [bin, toolchain['PATH']].join(delimiter),
    YARN_GLOBAL_FOLDER: join(place, 'yarn'),
    YARN_ENABLE_TELEMETRY: '0',
    YARN_NM_MODE: 'hardlinks-global',
    YARN_HTTP_TIMEOUT: '300000',
    // Yarn 4.13 crashes with a stack trace when it retries a request that was not answered at once.
    YARN_HTTP_RETRY: '0',
    YARN_NETWORK_CONCURRENCY: '8',
    TMPDIR: temporary,
    BROWSER: 'none',
  };
}

/** @param {NodeJS.ProcessEnv} env */
async function registrySettings(env) {
  const { output } = await capture('npm', ['config', 'get', 'registry', '--loglevel=silent'], env);
  return { YARN_NPM_REGISTRY_SERVER: output.trim().replace(/\/$/, '') };
}

/** Packages with native code are compiled against the Node that runs them; its headers come with it. */
function headers() {
  const node = nodeFolder(platform());
  const home = node === undefined ? undefined : dirname(node);
  const there = home !== undefined && existsSync(join(home, 'include', 'node', 'node.h'));
  return there ? { npm_config_nodedir: home } : {};
}
