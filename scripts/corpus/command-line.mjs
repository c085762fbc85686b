import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';

/**
 * What the command line writes, in this process; only if the condition that selects sources is set.
 *
 * @param {readonly string[]} argv
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<string>}
 * @throws {Failure} when it answers with neither a result nor a gate
 */
export async function runCommand(argv, env = {}) {
  const cli = pathToFileURL(join(ROOT, 'packages', 'cli', 'src', 'index.ts')).href;
  const { run } = await import(cli);
  /** @type {string[]} */
  const written = [];
  const sink = {
    write: async (text) => void written.push(text),
    isTTY: false,
    columns: () => undefined,
  };
  const code = await run([...argv, '--no-cache', '--quiet'], {
    stdout: sink,
    stderr: sink,
    env,
    cwd: ROOT,
    now: () => new Date(),
    elapsedMs: () => performance.now(),
    askSecret: async () => undefined,
    signal: new AbortController().signal,
  });
  if (code >= 0 && code <= 2) return written.join('');
  throw new Failure(`weighbridge ${argv.join(' ')} answers ${code}: ${written.join('')}`);
}
