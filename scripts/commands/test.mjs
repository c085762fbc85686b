import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { capabilities } from '../lib/capabilities.mjs';
import { Failure } from '../lib/failure.mjs';
import { shown, STATE } from '../lib/places.mjs';
import { say } from '../lib/say.mjs';
import { breakingSilence } from '../lib/silence.mjs';
import { TaskLog } from '../lib/task-log.mjs';
import { addUp, closingLine, forgetResults, suites } from '../lib/test-results.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { turbo } from '../lib/turbo.mjs';
import { vectorsEnvironment } from '../lib/vectors.mjs';

const LOG = join(STATE, 'logs', 'test.log');

const HELP = `Builds and tests every package; what has not changed is answered from the cache.

  npm test                             everything
  npm test -- @weighbridge/core        one package, by its name (or several)
  npm test -- --force                  answers nothing from the cache

WEIGHBRIDGE_VECTORS   folder of external test vectors, for the conformance suites
WEIGHBRIDGE_CHROMIUM  the Chromium to use, when it is not on the PATH
WEIGHBRIDGE_POSTGRES  connection string of a PostgreSQL server to use, instead of one of our own
WEIGHBRIDGE_LONG=1    the long form of every property test; 10: ten times that`;

/** @param {string[]} args */
export async function main(args) {
  const { names, force, help } = parse(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const vectors = await vectorsEnvironment(process.env['WEIGHBRIDGE_VECTORS'], from);
  const chosen = choose(names);
  const { WEIGHBRIDGE_VECTORS: _, ...toolchain } = await bringToolchain();
  const known = await capabilities({ ...toolchain, ...vectors });
  const env = { ...toolchain, ...vectors, ...found(known) };
  forgetResults();
  rmSync(LOG, { force: true });
  say('Building and testing; what has not changed comes from the cache ...');
  const filters = chosen.map(({ name }) => `--filter=${name}`);
  const tasks = new TaskLog();
  const code = await breakingSilence(
    () => tasks.stillRunning(),
    () =>
      turbo(
        ['test', '--continue=dependencies-successful', ...filters, ...(force ? ['--force'] : [])],
        { env, log: LOG, onLine: (line) => tasks.take(line) },
      ),
  );
  return close(addUp(chosen, tasks.failed), code, known);
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { ...values, names: positionals };
  } catch (error) {
    throw new Failure(
      `${/** @type {Error} */ (error).message.split('. ')[0]}: npm test -- --help lists the options.`,
      3,
    );
  }
}

/** @param {readonly string[]} names */
function choose(names) {
  const all = suites();
  const unknown = names.find((name) => !all.some((suite) => suite.name === name));
  if (unknown !== undefined)
    throw new Failure(
      `No package with tests is named ${unknown}: the names are in the package.json files.`,
      3,
    );
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/**
 * Passes the available capabilities to the tests and to turbo's cache: a test that was skipped because something was
 * missing runs again once it is installed.
 *
 * @param {Awaited<ReturnType<typeof capabilities>>} known
 */
function found(known) {
  const here = known.filter((capability) => capability.found !== null);
  const chromium = here.find(({ name }) => name === 'chromium')?.found;
  return {
    WEIGHBRIDGE_HAS: here.map((capability) => `${capability.name}=${capability.found}`).join(' '),
    ...(chromium ? { WEIGHBRIDGE_CHROMIUM: chromium } : {}),
  };
}

/**
 * @param {import('../lib/test-results.mjs').Sum} sum
 * @param {number} code turbo's exit code
 * @param {Awaited<ReturnType<typeof capabilities>>} known
 */
function close(sum, code, known) {
  for (const name of sum.missing)
    console.error(`${name}: no test results; its build or its tests did not run to the end`);
  // turbo itself can fail.
  const failed = code !== 0 && sum.failed === 0 ? 1 : sum.failed;
  if (failed > 0) console.error(`The whole log is ${shown(LOG)}.`);
  console.log(closingLine({ ...sum, failed }, known));
  return failed === 0 ? 0 : 1;
}
