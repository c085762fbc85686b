import { checks } from '../checks/index.mjs';
import { Failure } from '../lib/failure.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Runs every static check, with one line each.

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
  const env = await bringToolchain();
  let failed = 0;
  for (const check of checks.filter(({ name }) => args.length === 0 || args.includes(name))) {
    const began = Date.now();
    const problems = await check.run(env);
    const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    console.log(
      `${problems === '' ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(12)} ${check.what} (${seconds})`,
    );
    if (problems !== '') console.log(problems.replaceAll(/^/gm, '        '));
    failed += problems === '' ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}
