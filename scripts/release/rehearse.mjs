import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { say } from '../lib/say.mjs';
import { runSteps } from '../lib/steps.mjs';
import { aloneSteps } from './alone.mjs';
import { buildPackages, cloneHead, versionPackages } from './clone.mjs';
import { servedSteps } from './download.mjs';
import { configureRegistry } from './place.mjs';
import { publishSteps } from './publish.mjs';
import { configuredUplink } from './uplink.mjs';

/**
 * The release from the changesets to the last installed package; what cannot go on ends it.
 *
 * @param {import('./place.mjs').Place} place
 * @param {import('./registry.mjs').Registry} registry
 * @param {boolean} hold
 * @returns {Promise<{ steps: number, failed: number }>}
 */
export async function rehearse(place, registry, hold) {
  const release = await prepare(place, registry);
  const publishing = [
    { name: 'build', what: 'the copy of HEAD', run: () => buildPackages(release.place) },
    ...publishSteps(release),
  ];
  say('Building, packing and publishing ...');
  const failed = await runSteps(publishing);
  if (failed > 0) return { steps: publishing.length, failed };
  say(
    'Provenance cannot be signed here, only in a hosted workflow; that it is asked for is checked.',
  );
  if (hold) await holdOpen(release);
  // From here on nobody needs the right to publish.
  configureRegistry(place, registry.url);
  const using = [...servedSteps(release), ...aloneSteps(release)];
  return { steps: publishing.length + using.length, failed: await runSteps(using) };
}

/**
 * A registry, and a copy of HEAD in the versions of the release.
 *
 * @param {import('./place.mjs').Place} place
 * @param {import('./registry.mjs').Registry} registry
 * @returns {Promise<import('./publish.mjs').Release>}
 */
async function prepare(place, registry) {
  await tellWhatIsRehearsed(place.toolchain);
  const uplink = await configuredUplink(place.toolchain);
  say(`Starting a registry; what is not ours comes from ${uplink['url']} ...`);
  await registry.start(uplink);
  configureRegistry(place, registry.url, registry.token);
  say('Copying HEAD ...');
  await cloneHead(place);
  const path = [join(place.clone, 'node_modules', '.bin'), place.env['PATH']].join(':');
  const inCopy = { ...place, env: { ...place.env, PATH: path } };
  const packages = await versionPackages(inCopy);
  say(`Releasing ${packages.map(({ name, version }) => `${name}@${version}`).join(', ')}`);
  return { place: inCopy, registry, packages };
}

/** @param {NodeJS.ProcessEnv} env */
async function tellWhatIsRehearsed(env) {
  const head = await capture('git', ['log', '-1', '--format=%h, %s'], env);
  const changed = await capture('git', ['status', '--porcelain'], env);
  const count = changed.output === '' ? 0 : changed.output.split('\n').length;
  const without = count === 0 ? '' : `, without the ${count} files that are not committed`;
  say(`Rehearsing ${head.output}${without}.`);
}

/** @param {import('./publish.mjs').Release} release */
async function holdOpen({ place, registry }) {
  say(`The registry answers at ${registry.url} until Ctrl-C.`);
  say(`  a home that may publish there: export HOME=${place.home}`);
  say(`  the copy that was released:    cd ${place.clone}`);
  await new Promise(() => setInterval(() => {}, 60_000));
}
