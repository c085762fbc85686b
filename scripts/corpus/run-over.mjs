import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { run } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { HOME } from './bring-all.mjs';

/**
 * Runs a program of this folder from the sources, in a separate process: `node PROGRAM TASKS RESULTS MORE...`.
 *
 * @param {string} program such as `weigh-all.mjs`
 * @param {{ tasks: readonly import('./weigh-all.mjs').Task[], home: string, results: string, more?: readonly string[] }} given
 *   `results` is the name of the file below `home` that the program writes
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<any>} what the program wrote
 */
export async function runOver(program, { tasks, home, results, more = [] }, env) {
  const from = join(home, 'tasks.json');
  const to = join(home, results);
  writeFileSync(from, JSON.stringify(tasks));
  const args = ['--conditions=@weighbridge/source', join(HOME, program), from, to, ...more];
  const code = await run('node', args, { cwd: ROOT, env, onLine: say });
  if (code !== 0) throw new Failure(`${program} did not finish; its last lines say why.`);
  return JSON.parse(readFileSync(to, 'utf8'));
}
