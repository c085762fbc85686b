import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { shown, STATE } from './places.mjs';
import { say } from './say.mjs';
import { breakingSilence } from './silence.mjs';
import { TaskLog } from './task-log.mjs';
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
  const tasks = new TaskLog();
  const code = await breakingSilence(
    () => tasks.stillRunning(),
    () =>
      turbo(['build', ...filters.map((filter) => `--filter=${filter}`)], {
        env,
        log: LOG,
        onLine: (line) => tasks.take(line),
      }),
  );
  if (code !== 0)
    throw new Failure(`The build failed, for the reason above; the whole log is ${shown(LOG)}.`);
}
