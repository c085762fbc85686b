import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { billsLog, wrongOf } from '../corpus/bills-log.mjs';
import { HOME, bringAll } from '../corpus/bring-all.mjs';
import { commitOf } from '../corpus/commit.mjs';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT, shown } from '../lib/places.mjs';
import { run } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const PYTHON = 'WEIGHBRIDGE_CYCLONEDX_PYTHON';
const HELP = `Writes the bills of materials of public model folders, twice, and has them validated by another library.

  pnpm corpus:boms <folder>          fetches what is missing into the folder, writes scripts/corpus/boms.txt
  pnpm corpus:boms <folder> <word>   only what has the word in its package or kind; the log goes to the folder

Set ${PYTHON} to a Python that has cyclonedx-python-lib[json-validation].`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const [given, word, ...rest] = args;
  if (given === undefined || rest.length > 0) {
    throw new Failure('pnpm corpus:boms needs a folder to fetch into: pnpm corpus:boms --help.', 3);
  }
  const python = process.env[PYTHON];
  if (python === undefined) {
    throw new Failure(
      `Set ${PYTHON} to a Python that has cyclonedx-python-lib[json-validation].`,
      3,
    );
  }
  const env = await bringToolchain();
  const home = resolve(given);
  mkdirSync(join(home, 'boms'), { recursive: true });
  const bills = await writeAll(await bringAll(home, word, env), home, env);
  const { library, errors } = await validateAll(python, bills, home, env);
  const log = join(word === undefined ? HOME : home, 'boms.txt');
  writeFileSync(log, billsLog(bills, errors, { commit: await commitOf(env), library }));
  const wrong = wrongOf(bills, errors);
  say(`${bills.length} bills, ${wrong} of them invalid or not the same twice: ${shown(log)}`);
  return wrong === 0 ? 0 : 1;
}

/**
 * @param {readonly import('../corpus/weigh-all.mjs').Task[]} tasks
 * @param {string} home
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('../corpus/boms.mjs').Bill[]>}
 */
async function writeAll(tasks, home, env) {
  const from = join(home, 'tasks.json');
  const to = join(home, 'bills.json');
  writeFileSync(from, JSON.stringify(tasks));
  const program = ['--conditions=@weighbridge/source', join(HOME, 'boms.mjs')];
  const places = [from, join(home, 'boms'), to];
  const code = await run('node', [...program, ...places], { cwd: ROOT, env, onLine: say });
  if (code !== 0) throw new Failure('The bills could not be written.');
  return JSON.parse(readFileSync(to, 'utf8'));
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
