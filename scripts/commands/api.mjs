import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leftOver, makeReports } from '../api-report/reports.mjs';
import { answersHelp } from '../lib/no-arguments.mjs';
import { ROOT } from '../lib/places.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Writes the public API of every published package to its report*.api.md.

Read the diff before you commit it: what is gone or narrower breaks users.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'pnpm api', HELP)) return 0;
  const reports = await makeReports(await bringToolchain());
  const changed = reports.filter(({ made, committed }) => made !== committed);
  for (const { path, made } of changed) {
    writeFileSync(join(ROOT, path), made);
    console.log(`wrote ${path}`);
  }
  for (const path of leftOver(reports)) {
    rmSync(join(ROOT, path));
    console.log(`removed ${path}`);
  }
  console.log(`${reports.length} reports, ${changed.length} changed`);
  return 0;
}
