import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { install } from './install.mjs';
import { packageManagerFolder } from './package-manager.mjs';
import { ROOT } from './places.mjs';
import { nodeFolder, platform } from './platform.mjs';
import { say } from './say.mjs';
import { forgetInstalled, installDigest, isInstalled, markInstalled } from './stamp.mjs';

/**
 * Installs what the project runs on: pnpm, every dependency and Node 24, at the versions that the lock files pin.
 *
 * Quick if everything is installed; the next run resumes an interrupted one.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which every child finds them
 */
export async function bringToolchain() {
  const host = platform();
  const pnpm = await packageManagerFolder(host);
  const digest = installDigest(host.name);
  if (!isInstalled(digest) || missing(host)) {
    forgetInstalled();
    await install([pnpm]);
    if (missing(host))
      throw new Failure(
        `Node 24 for ${host.name} was not installed: allow optional dependencies in your npm settings, then run the command again.`,
      );
    markInstalled(digest);
    say('Installed.');
  }
  return childEnvironment(
    process.env,
    [nodeFolder(host), pnpm, join(ROOT, 'node_modules', '.bin')].filter(
      (folder) => folder !== undefined,
    ),
  );
}

/** @param {{ name: string, brought: boolean }} host */
function missing(host) {
  return (
    !existsSync(join(ROOT, 'node_modules', '.bin', 'turbo')) ||
    (host.brought && nodeFolder(host) === undefined)
  );
}
