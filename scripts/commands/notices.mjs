import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersHelp } from '../lib/no-arguments.mjs';
import { ROOT } from '../lib/places.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { noticesOf } from '../notices/all.mjs';

const HELP = `Writes THIRD_PARTY_NOTICES.md of every published package.

  pnpm notices

The third-party material that a package ships is listed in its notices.json; its dependencies, in its manifest. The
check of the same name fails while a file differs from what this writes.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'pnpm notices', HELP)) return 0;
  await bringToolchain();
  for (const { file, text, problems } of noticesOf()) {
    for (const problem of problems) console.error(`${file}: ${problem}`);
    if (problems.length > 0) return 1;
    writeFileSync(join(ROOT, file), text);
  }
  return 0;
}
