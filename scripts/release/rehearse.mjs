import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { say } from '../lib/say.mjs';
import { runSteps } from '../lib/steps.mjs';
import { aloneSteps } from './alone.mjs';
import { buildPackages, cloneCommit, versionPackages } from './clone.mjs';
import { servedSteps } from './download.mjs';
import { configureRegistry } from './place.mjs';
import { publishSteps } from './publish.mjs';
import { togetherSteps } from './together.mjs';
import { configuredUplink } from './uplink.mjs';
import { warmUp } from './warm.mjs';

/**
 * The release from the changesets to the last installed package; a step that others need ends it on failure.
 *
 * @param {import('./place.mjs').Place} place
 * @param {import('./registry.mjs').Registry} registry
 * @param {{ hold: boolean, commit: string }} options
 * @returns {Promise<{ steps: number, failed: number }>}
 */
export async function rehearse(place, registry, { hold, commit }) {
  const release = await prepare(place, registry, commit);
  const publishing = [
    {
      name: 'build',
      what: 'every package, in its new version',
      run: async () => {
        const [problems] = await Promise.all([
          buildPackages(release.place),
          warmUp(release.place, release.packages),
        ]);
        return problems;
      },
    },
    ...publishSteps(release),
  ];
  say('Building, packing and publishing ...');
  for (const [at, step] of publishing.entries()) {
    // Each needs the previous one.
    if ((await runSteps([step])) > 0) return { steps: at + 1, failed: 1 };
  }
  say(
    'Provenance cannot be signed here, only in a hosted workflow; the request for it is checked.',
  );
  if (hold) await holdOpen(release);
  // From here on nothing needs the right to publish.
  configureRegistry(place, registry.url);
  const served = servedSteps(release);
  const used = [...aloneSteps(release), togetherSteps(release)];
  const failed = [
    await runSteps(served),
    ...(await Promise.all(used.map((steps) => runSteps(steps)))),
  ];
  return {
    steps: [...publishing, ...served, ...used.flat()].length,
    failed: failed.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * A registry, and a copy of the commit in the versions of the release.
 *
 * @param {import('./place.mjs').Place} place
 * @param {import('./registry.mjs').Registry} registry
 * @param {string} commit
 * @returns {Promise<import('./publish.mjs').Release>}
 */
async function prepare(place, registry, commit) {
  const id = await printRehearsal(commit, place.toolchain);
  const uplink = await configuredUplink(place.toolchain);
  say(`Starting a registry; what is not ours comes from ${uplink['url']} ...`);
  await registry.start(uplink);
  configureRegistry(place, registry.url, registry.token);
  say('Copying it and installing what its lock file pins ...');
  await cloneCommit(place, id);
  const path = [join(place.clone, 'node_modules', '.bin'), place.env['PATH']].join(':');
  const inCopy = { ...place, env: { ...place.env, PATH: path } };
  const packages = await versionPackages(inCopy);
  say(`Releasing ${packages.map(({ name, version }) => `${name}@${version}`).join(', ')}`);
  return { place: inCopy, registry, packages };
}

/** @param {string} commit @param {NodeJS.ProcessEnv} env @returns {Promise<string>} its full id */
async function printRehearsal(commit, env) {
  const head = await capture('git', ['log', '-1', '--format=%H%n%h, %s', commit, '--'], env);
  if (head.code !== 0) throw new Failure(`There is no commit ${commit} here.`, 3);
  const [id = '', shown] = head.output.split('\n');
  const changed = await capture('git', ['status', '--porcelain'], env);
  const count = changed.output === '' ? 0 : changed.output.split('\n').length;
  const without = count === 0 ? '' : `, without the ${count} files that are not committed`;
  say(`Rehearsing ${shown}${without}.`);
  return id;
}

/** @param {import('./publish.mjs').Release} release */
async function holdOpen({ place, registry }) {
  say(`The registry answers at ${registry.url} until Ctrl-C.`);
  say(`  a home that may publish there: export HOME=${place.home}`);
  say(`  the copy that was released:    cd ${place.clone}`);
  await new Promise(() => setInterval(() => {}, 60_000));
}
