import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { ROOT, shown, STATE } from './places.mjs';
import { run } from './processes.mjs';
import { say, sayNowAndThen } from './say.mjs';
import { breakingSilence } from './silence.mjs';
import { Standstill } from './standstill.mjs';

const LOG = join(STATE, 'logs', 'install.log');

/** @param {NodeJS.ProcessEnv} env */
function installEnvironment(env) {
  return {
    ...env,
    pnpm_config_confirm_modules_purge: 'false',
    pnpm_config_fetch_timeout: '30000',
    pnpm_config_fetch_retries: '2',
    pnpm_config_fetch_retry_mintimeout: '1000',
    pnpm_config_fetch_retry_maxtimeout: '5000',
  };
}

/**
 * Installs exactly what the lock file says.
 *
 * @param {readonly string[]} folders the package manager's folder, for PATH
 */
export async function install(folders) {
  rmSync(LOG, { force: true });
  mkdirSync(join(STATE, 'logs'), { recursive: true });
  say('Installing what pnpm-lock.yaml pins (a minute or two the first time) ...');
  const now = sayNowAndThen();
  let progress = 'nothing so far';
  /** @type {string[]} */
  const errors = [];
  const standstill = new Standstill();
  const timer = setInterval(() => standstill.check(), 1000);
  const code = await breakingSilence(
    () => `  ${progress}; ${standstill.describe()}`,
    () =>
      run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
        cwd: ROOT,
        env: installEnvironment(childEnvironment(process.env, folders)),
        log: LOG,
        signal: standstill.signal,
        onLine: (line) => {
          standstill.look(line);
          if (line.startsWith('Progress:')) {
            progress = line.replace('Progress:', 'packages:').trim();
            now(`  ${progress}`);
          }
          if (/ERR_|error|failed/i.test(line)) errors.push(line.trim());
        },
      }),
  );
  clearInterval(timer);
  if (code !== 0) throw new Failure(`${explain(errors)}; the log is ${shown(LOG)}.`);
}

/** @param {readonly string[]} errors */
function explain(errors) {
  const all = errors.join('\n');
  if (/OUTDATED_LOCKFILE|FROZEN_LOCKFILE/.test(all)) {
    return 'The lock file does not match the package.json files: run `pnpm install` and commit pnpm-lock.yaml';
  }
  if (/ENOSPC|no space left/i.test(all))
    return 'The disk is full: free about 3 GB, then run the command again';
  if (
    /request|connect|ECONN|ENOTFOUND|EAI_AGAIN|timed? ?out|dns|fetch|tls|certificate/i.test(all)
  ) {
    return 'pnpm could not reach the npm registry: check the network (or the registry and proxy settings of npm), then run the command again';
  }
  return `pnpm install failed (${errors.at(-1) ?? 'no reason given'}): run the command again`;
}
