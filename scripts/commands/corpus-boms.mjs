import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusArguments } from '../corpus/arguments.mjs';
import { billsLog, wrongOf } from '../corpus/bills-log.mjs';
import { HOME, bringAll } from '../corpus/bring-all.mjs';
import { commitOf } from '../corpus/commit.mjs';
import { runOver } from '../corpus/run-over.mjs';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { shown } from '../lib/places.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const PYTHON = 'WEIGHBRIDGE_CYCLONEDX_PYTHON';
const HELP = `Writes the bills of materials of public model folders, twice, and has them validated by another library.

  pnpm corpus:boms <folder>          fetches what is missing into the folder, writes scripts/corpus/boms.txt
  pnpm corpus:boms <folder> <word>   only what has the word in its package or kind; the log goes to the folder

Set ${PYTHON} to a Python that has cyclonedx-python-lib[json-validation].`;

/** @param {string[]} args */
export async function main(args) {
  const asked = corpusArguments(args, 'pnpm corpus:boms', HELP);
  if (asked === undefined) return 0;
  const { home, word } = asked;
  const python = process.env[PYTHON];
  if (python === undefined) {
    throw new Failure(
      `Set ${PYTHON} to a Python that has cyclonedx-python-lib[json-validation].`,
      3,
    );
  }
  const env = await bringToolchain();
  const folder = join(home, 'boms');
  mkdirSync(folder, { recursive: true });
  const tasks = await bringAll(home, word, env);
  const given = { tasks, home, results: 'bills.json', more: [folder] };
  /** @type {import('../corpus/boms.mjs').Bill[]} */
  const bills = await runOver('boms.mjs', given, env);
  const { library, errors } = await validateAll(python, bills, home, env);
  const log = join(word === undefined ? HOME : home, 'boms.txt');
  writeFileSync(log, billsLog(bills, errors, { commit: await commitOf(env), library }));
  const wrong = wrongOf(bills, errors);
  say(`${bills.length} bills, ${wrong} of them invalid or not the same twice: ${shown(log)}`);
  return wrong === 0 ? 0 : 1;
}

/**
 * @param {string} python @param {readonly import('../corpus/boms.mjs').Bill[]} bills
 * @param {string} home @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ library: string, errors: (string | null)[] }>} errors in the order of the bills
 */
async function validateAll(python, bills, home, env) {
  const list = join(home, 'bills.txt');
  writeFileSync(list, bills.map(({ path }) => `${path}\n`).join(''));
  say(`Validating ${bills.length} bills ...`);
  const { code, output } = await capture(python, [join(HOME, 'validate-boms.py'), list], env);
  if (code !== 0) throw new Failure(`The bills could not be validated:\n${output}`);
  const [library, ...errors] = output.split('\n').map((line) => JSON.parse(line));
  if (errors.length !== bills.length)
    throw new Failure(`${errors.length} answers for ${bills.length} bills.`);
  return { library, errors };
}
