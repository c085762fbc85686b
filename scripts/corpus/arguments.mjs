import { resolve } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/**
 * The arguments of a command over the corpus: the folder to fetch into, and a word that narrows the list.
 *
 * @param {readonly string[]} args
 * @param {string} command as it is typed
 * @param {string} help printed when `--help` is asked for
 * @returns {{ home: string, word: string | undefined } | undefined} undefined: help was asked for and printed
 * @throws {Failure} without a folder, or with more than two arguments; exit code 3
 */
export function corpusArguments(args, command, help) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return undefined;
  }
  const [folder, word, ...rest] = args;
  if (folder === undefined || rest.length > 0) {
    throw new Failure(`${command} needs a folder to fetch into: ${command} --help.`, 3);
  }
  return { home: resolve(folder), word };
}
