import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { carryOut } from '../new/carry-out.mjs';
import { kinds } from '../new/index.mjs';

const HELP = `Writes the files of something new, lists it in its registry, and says what is next.

${kinds.map(({ name, takes, what }) => `  ${`pnpm new ${name} ${takes}`.padEnd(42)} ${what}`).join('\n')}

Nothing is overwritten. What is written compiles, and the tests that fail then name what you decide.`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const [name, ...rest] = args;
  const kind = kinds.find((each) => each.name === name);
  if (kind === undefined) {
    const asked = name === undefined ? 'Say what is new' : `Nothing is called ${name}`;
    throw new Failure(
      `${asked}: ${kinds.map((each) => each.name).join(', ')}; see pnpm new --help.`,
      3,
    );
  }
  if (rest[0] === undefined)
    throw new Failure(`Give the ${name} a name: pnpm new ${name} ${kind.takes}.`, 3);
  const plan = kind.plan(ROOT, rest[0], ...rest.slice(1));
  await carryOut(ROOT, plan, await bringToolchain());
  return 0;
}
