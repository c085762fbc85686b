import { capture } from './capture.mjs';
import { Failure } from './failure.mjs';

/** @type {Promise<void> | undefined} */
let building;

/**
 * Builds everything that is published, once per command, silently if it succeeds.
 *
 * @param {NodeJS.ProcessEnv} env
 * @throws {Failure} with the output of the failed build
 */
export function built(env) {
  return (building ??= build(env));
}

/** @param {NodeJS.ProcessEnv} env */
async function build(env) {
  const filters = ['--filter=./packages/*', '--filter=./plugins/*'];
  const quiet = ['--ui=stream', '--output-logs=errors-only', '--no-update-notifier'];
  const args = ['run', 'build', ...filters, '--cache=local:rw', ...quiet];
  const { code, output } = await capture('turbo', args, env);
  if (code !== 0) throw new Failure(`The packages cannot be built:\n${output}`);
}
