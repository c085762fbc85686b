import { availableParallelism } from 'node:os';
import { ROOT } from './places.mjs';
import { run } from './processes.mjs';

/** Local cache only; plain lines; the output of tasks that ran, not of cached ones. */
const SETTINGS = [
  '--cache=local:rw',
  '--ui=stream',
  '--log-order=stream',
  '--output-logs=new-only',
  '--no-update-notifier',
];

/**
 * Runs turbo tasks; the exit code is turbo's.
 *
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string, onLine?: (line: string) => void, log?: string }} options
 */
export async function turbo(args, options) {
  const concurrency = `--concurrency=${Math.max(2, availableParallelism())}`;
  return run('turbo', ['run', ...args, ...SETTINGS, concurrency], { cwd: ROOT, ...options });
}
