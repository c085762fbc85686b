import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { bringFolder } from './bring.mjs';
import { readList } from './list.mjs';

/** The paths of the list and its results. */
export const HOME = join(ROOT, 'scripts', 'corpus');

/**
 * Every folder of the list, fetched if it is missing.
 *
 * @param {string} home where archives and folders are kept
 * @param {string | undefined} word only what has it in its package or kind
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./weigh-all.mjs').Task[]>}
 */
export async function bringAll(home, word, env) {
  const list = readList(readFileSync(join(HOME, 'folders.tsv'), 'utf8'));
  const tasks = [];
  for (const row of list) {
    if (word !== undefined && !row.name.includes(word) && !row.kind.includes(word)) continue;
    tasks.push({ row, folder: await bringFolder(row, home, env) });
  }
  if (tasks.length === 0)
    throw new Failure(`No package or kind of the list has '${word}' in it.`, 3);
  return tasks;
}
