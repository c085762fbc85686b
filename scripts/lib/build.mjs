import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { lastLines } from './log.mjs';
import { shown, STATE } from './places.mjs';
import { say } from './say.mjs';
import { turbo } from './turbo.mjs';

const LOG = join(STATE, 'logs', 'build.log');

/**
 * Builds packages and what they need; what has not changed comes from the cache.
 *
 * @param {readonly string[]} filters turbo's package filters
 * @param {NodeJS.ProcessEnv} env
 */
export async function build(filters, env) {
  rmSync(LOG, { force: true });
  say('Building what is not built yet ...');
  const onLine = (/** @type {string} */ line) => {
    const done = /^(\S+):build: cache (miss|hit)/.exec(line);
    if (done?.[2] === 'miss') say(`  ${done[1]}`);
  };
  const code = await turbo(['build', ...filters.map((filter) => `--filter=${filter}`)], {
    env,
    log: LOG,
    onLine,
  });
  if (code !== 0)
    throw new Failure(
      `${lastLines(LOG, 25)}\n\nThe build failed, for the reason above; the whole log is ${shown(LOG)}.`,
    );
}
