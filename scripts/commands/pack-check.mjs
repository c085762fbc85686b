import { build } from '../lib/build.mjs';
import { answersHelp } from '../lib/no-arguments.mjs';
import { pack } from '../lib/packing.mjs';
import { runSteps } from '../lib/steps.mjs';
import { temporaryFolder } from '../lib/temporary.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';
import { publishable } from '../lib/workspaces.mjs';
import { backendSteps } from '../pack-check/backend.mjs';
import { exampleProjectSteps } from '../pack-check/example-projects.mjs';
import { exampleSteps } from '../pack-check/examples.mjs';
import { frontendSteps } from '../pack-check/frontend.mjs';
import { installSteps } from '../pack-check/install.mjs';
import { inspectTarball } from '../pack-check/tarball.mjs';

const HELP = `Packs every published package and uses the tarballs as others would, far from this workspace.`;

/** @param {string[]} args */
export async function main(args) {
  if (answersHelp(args, 'node scripts/pack-check.mjs', HELP)) return 0;
  const env = await bringToolchain();
  const packages = publishable();
  await build(
    packages.map(({ manifest }) => manifest.name),
    env,
  );
  const place = temporaryFolder('packed');
  /** @type {Map<string, string>} tarball by package name */
  const tarballs = new Map();
  const packing = packages.map(({ folder, manifest }) => ({
    name: 'pack',
    what: manifest.name,
    run: async () => {
      const tarball = await pack(folder, place, env);
      tarballs.set(manifest.name, tarball);
      return inspectTarball(tarball, env);
    },
  }));
  const context = { place, env, tarballs };
  const groups = [
    packing,
    installSteps(context),
    exampleSteps(context),
    exampleProjectSteps(context),
    frontendSteps(context),
    backendSteps(context),
  ];
  let failed = 0;
  for (const steps of groups) failed += await runSteps(steps);
  console.log(`${groups.flat().length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
