import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure } from '../lib/failure.mjs';
import { say } from '../lib/say.mjs';
import { runSteps } from '../lib/steps.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { discarded } from '../release/discard.mjs';
import { makePlace } from '../release/place.mjs';
import { Registry } from '../release/registry.mjs';
import { rehearse } from '../release/rehearse.mjs';
import { differences, lookAround } from '../release/traces.mjs';
import { bringVerdaccio } from '../release/verdaccio.mjs';

const HELP = `Rehearses a release of every package, without publishing anything outside this machine.

  pnpm release:rehearse             all of it, some minutes
  pnpm release:rehearse --commit X  another commit than HEAD
  pnpm release:rehearse --hold      publishes, then leaves the registry open for you until Ctrl-C
  pnpm release:rehearse --help      this text

A copy of the commit in a temporary folder is versioned by its changesets, built, and published with the command of
the release workflow to a real registry (verdaccio) on a free port of the loopback address. The publish is cut
off in the middle once and taken up again. Then every package is looked at as the registry serves it, installed
alone in an empty project with plain npm, and run; of the plugin for the browser npm works out what an app has
to bring, and the copy brings it. All libraries together run the example projects, and the backend plugins start
in a backend that has nothing else of ours.

Packages of others come through that registry from the one that npm is set to (npm config get registry). None
of your credentials is read, copied or sent: a registry that asks for one cannot be used here. Provenance can
be signed in a hosted workflow alone, so here it is only checked that every manifest asks for it.

Nothing stays: no process, no file, no commit, no tag, no setting. Ctrl-C cleans up as well.`;

/** @param {string[]} args */
export async function main(args) {
  const { help, hold, commit } = parse(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const toolchain = await bringToolchain();
  await bringVerdaccio(toolchain);
  const began = Date.now();
  const before = await lookAround(toolchain);
  const place = makePlace(toolchain);
  const registry = new Registry(place);
  const rehearsed = await rehearse(place, registry, { hold, commit });
  const left = await runSteps([
    {
      name: 'traces',
      what: 'no process, no folder, no commit, no tag, no setting is left',
      run: async () => {
        await Promise.all([registry.stop(), discarded()]);
        rmSync(place.folder, { recursive: true, force: true });
        return differences(before, await lookAround(toolchain, registry.url));
      },
    },
  ]);
  const failed = rehearsed.failed + left;
  say(`Rehearsed in ${Math.round((Date.now() - began) / 1000)} s.`);
  console.log(`${rehearsed.steps + 1 - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        commit: { type: 'string', default: 'HEAD' },
        hold: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    const [what] = /** @type {Error} */ (error).message.split('. ');
    throw new Failure(`${what}: pnpm release:rehearse --help lists the options.`, 3);
  }
}
