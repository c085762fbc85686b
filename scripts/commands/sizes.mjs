import { answersHelp } from '../lib/no-arguments.mjs';
import { weighAll } from '../sizes/sizes.mjs';

const HELP = `Reports the size of each library in a web page: minified and gzipped, with everything it needs.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'pnpm sizes', HELP)) return 0;
  const all = await weighAll();
  for (const { folder, what, size, most, problem } of all) {
    console.log(
      `${folder.padEnd(30)} ${what.padEnd(30)} ${size.padStart(8)} of ${most / 1000}${problem === undefined ? '' : `  ${problem}`}`,
    );
  }
  return all.every(({ problem }) => problem === undefined) ? 0 : 1;
}
