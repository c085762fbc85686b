import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bringModels, configureYarn } from '../guide/app.mjs';
import { appEnvironment } from '../guide/environment.mjs';
import { Journal } from '../guide/journal.mjs';
import { serveTarballs } from '../guide/registry.mjs';
import { trialSteps } from '../guide/trial.mjs';
import { build } from '../lib/build.mjs';
import { capabilities } from '../lib/capabilities.mjs';
import { Failure } from '../lib/failure.mjs';
import { pack } from '../lib/packing.mjs';
import { ROOT } from '../lib/places.mjs';
import { runSteps } from '../lib/steps.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { publishable } from '../lib/workspaces.mjs';

/** @type {import('../guide/app.mjs').Trial[]} */
const TRIALS = [
  { template: 'default', set: 'newest' },
  { template: 'legacy', set: 'newest' },
  { template: 'default', set: 'oldest' },
  { template: 'legacy', set: 'oldest' },
];

const HELP = `Follows the written guide in the apps that the official @backstage/create-app makes, and looks at them.

  pnpm guide <folder>                       both templates, oldest and newest supported set of Backstage
  pnpm guide <folder> default-newest ...    some of: ${TRIALS.map(nameOf).join(', ')}

The commands and edits are the code blocks of docs/site: add-to-backstage.md and permissions.md. The plugins come
from packed tarballs. The folder gets the apps, the pictures, what the apps print, and log.txt; an app that is there
from before stands in the way. Needs Chromium, a compiler for packages with native code, and some minutes for each.`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const [given, ...names] = args;
  const chosen = TRIALS.filter((trial) => names.length === 0 || names.includes(nameOf(trial)));
  if (given === undefined || chosen.length < names.length)
    throw new Failure('pnpm guide needs a folder and knows four apps: pnpm guide --help.', 3);
  const toolchain = await bringToolchain();
  const chromium = (await capabilities(toolchain)).find(({ name }) => name === 'chromium');
  if (!chromium?.found) throw new Failure(`There is no Chromium here: ${chromium?.hint}.`);
  const results = resolve(given);
  const place = join(results, 'apps');
  mkdirSync(place, { recursive: true });
  const registry = await serveTarballs(await packAll(join(place, 'packed'), toolchain), toolchain);
  configureYarn(place, registry.url);
  const context = { place, root: ROOT, env: await appEnvironment(place, toolchain) };
  bringModels(context);
  const journal = new Journal(join(results, 'log.txt'));
  for (const trial of chosen) {
    const steps = trialSteps(context, trial, { results, chromium: chromium.found });
    await journal.run(nameOf(trial), steps);
  }
  registry.close();
  return journal.close();
}

/** @param {import('../guide/app.mjs').Trial} trial */
function nameOf({ template, set }) {
  return `${template}-${set}`;
}

/** @param {string} place @param {NodeJS.ProcessEnv} env */
async function packAll(place, env) {
  const packages = publishable();
  await build(
    packages.map(({ manifest }) => manifest.name),
    env,
  );
  /** @type {Map<string, string>} tarball by package name */
  const tarballs = new Map();
  const steps = packages.map(({ folder, manifest }) => ({
    name: 'pack',
    what: manifest.name,
    run: async () => {
      tarballs.set(manifest.name, await pack(folder, place, env));
      return '';
    },
  }));
  await runSteps(steps);
  return tarballs;
}
