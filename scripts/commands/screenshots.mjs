import { build } from '../lib/build.mjs';
import { capabilities } from '../lib/capabilities.mjs';
import { Failure } from '../lib/failure.mjs';
import { answersHelp } from '../lib/no-arguments.mjs';
import { ROOT } from '../lib/places.mjs';
import { run } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

const HELP = `Takes the pictures of the documentation, docs/images, from a portal on the sample estate.

It needs Chromium, and overwrites the existing pictures.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'pnpm screenshots', HELP)) return 0;
  const toolchain = await bringToolchain();
  const chromium = (await capabilities(toolchain)).find(({ name }) => name === 'chromium');
  if (!chromium?.found) throw new Failure(`There is no Chromium here: ${chromium?.hint}.`);
  await build(['@weighbridge/example-portal', '@weighbridge/example-estate'], toolchain);
  say('Taking pictures of the portal ...');
  return run('pnpm', ['--filter', '@weighbridge/example-portal', 'run', 'screenshots'], {
    cwd: ROOT,
    env: { ...toolchain, WEIGHBRIDGE_CHROMIUM: chromium.found },
    inherit: true,
  });
}
