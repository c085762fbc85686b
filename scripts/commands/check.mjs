import { availableParallelism } from 'node:os';
import { checks } from '../checks/index.mjs';
import { Failure } from '../lib/failure.mjs';
import { runSteps } from '../lib/steps.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Runs every static check, some in parallel, with one line each as it ends.

  pnpm check              all of them
  pnpm check lint types   some of them

${checks.map(({ name, what }) => `  ${name.padEnd(12)} ${what}`).join('\n')}`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const unknown = args.find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new Failure(`There is no check named ${unknown}: pnpm check --help lists them.`, 3);
  }
  const chosen = checks.filter(({ name }) => args.length === 0 || args.includes(name));
  console.log(`Checking ${chosen.map(({ name }) => name).join(', ')} ...`);
  const env = await bringToolchain();
  const steps = chosen.map((check) => ({
    ...check,
    run: (/** @type {(note: string) => void} */ note) => check.run(env, note),
  }));
  // One more than the number of processors: types and lint are one program.
  const failed = await runSteps(steps, availableParallelism() + 1);
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
