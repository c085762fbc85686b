import { answersHelp } from '../lib/no-arguments.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { exercise } from '../new/exercise/exercise.mjs';

const HELP = `Tests pnpm new in a copy of this checkout: a new evidence type with control, judge, instrument and panel.

What is left to write by hand is counted, all suites of the type run, and each thing that an author can forget has
to fail by its name. It takes a few minutes, and needs no network.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'pnpm test:new', HELP)) return 0;
  return exercise(await bringToolchain());
}
