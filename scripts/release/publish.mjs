import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

/** After how many packages the first publish is cut off. */
const TAKEN = 3;

/**
 * @typedef {object} Release
 * @property {import('./place.mjs').Place} place
 * @property {import('./registry.mjs').Registry} registry
 * @property {readonly import('./clone.mjs').Released[]} packages
 */

/** The release of all packages, interrupted in the middle and resumed. @param {Release} release */
export function publishSteps(release) {
  /** @type {Map<string, string>} */
  let half = new Map();
  return [
    {
      name: 'publish',
      what: `a release that breaks off: ${TAKEN} packages arrive, of one more the answer is lost`,
      run: async () => {
        const { problems, there } = await publishHalf(release);
        half = there;
        return problems;
      },
    },
    {
      name: 'resume',
      what: 'planned, packed and published anew: the rest arrives, nothing that is there changes',
      run: () => publishRest(release, half),
    },
    {
      name: 'tag',
      what: 'changeset git-tag adds the tags that are missing',
      run: () => tagAll(release),
    },
    {
      name: 'again',
      what: 'planned once more, there is nothing to publish',
      run: async () => {
        const { names, problems } = await pack(release);
        return [...names, problems].join('\n');
      },
    },
  ];
}

/** @param {Release} release */
async function publishHalf(release) {
  const { packed, problems: unpacked } = await pack(release);
  if (unpacked !== '') return { problems: unpacked, there: new Map() };
  release.registry.cutAfter(TAKEN);
  const { code, output } = await publish(release, packed);
  const there = await published(release);
  await release.registry.restart();
  const problems = [
    ...(code === 0 ? ['changeset publish says that all went well'] : []),
    ...(there.size === TAKEN + 1 ? [] : [`${there.size} packages arrived, not ${TAKEN + 1}`]),
    ...(/Some packages failed to publish/.test(output) ? [] : ['it does not say that some failed']),
  ];
  return { problems: problems.length === 0 ? '' : [...problems, output].join('\n'), there };
}

/** @param {Release} release @param {ReadonlyMap<string, string>} half */
async function publishRest(release, half) {
  const { packed, names, problems } = await pack(release);
  if (problems !== '') return problems;
  const again = names.filter((name) => half.has(name));
  if (again.length > 0) return `${again.join(', ')} would be published again`;
  const { code, output } = await publish(release, packed);
  if (code !== 0) return output;
  const all = await published(release);
  return [
    ...release.packages
      .filter(({ name }) => !all.has(name))
      .map(({ name }) => `${name} is missing`),
    ...[...half]
      .filter(([name, what]) => all.get(name) !== what)
      .map(([name]) => `${name} changed`),
  ].join('\n');
}

/** @param {Release} release */
async function tagAll({ place, packages }) {
  const { code, output } = await capture('changeset', ['git-tag'], place.env, place.clone);
  if (code !== 0) return output;
  const tags = await capture('git', ['tag', '--list'], place.env, place.clone);
  return packages
    .map(({ name, version }) => `${name}@${version}`)
    .filter((tag) => !tags.output.split('\n').includes(tag))
    .map((tag) => `there is no tag ${tag}`)
    .join('\n');
}

/**
 * Plans what the registry lacks and packs it, like the release workflow, without the right to publish.
 *
 * @param {Release} release
 * @returns {Promise<{ packed: string, names: string[], problems: string }>}
 */
async function pack({ place }) {
  const folder = mkdtempSync(join(place.folder, 'pack-'));
  const [file, packed] = [join(folder, 'plan.json'), join(folder, 'packed')];
  const planned = await changeset(place, 'publish-plan', '--output', file);
  if (planned.code !== 0) return { packed, names: [], problems: planned.output };
  const { plan } = JSON.parse(readFileSync(file, 'utf8'));
  const names = plan.flat().map((/** @type {{ name: string }} */ { name }) => name);
  if (names.length === 0) return { packed, names, problems: '' };
  const done = await changeset(place, 'pack', '--from-publish-plan', file, '--out-dir', packed);
  return { packed, names, problems: done.code === 0 ? '' : done.output };
}

/**
 * Publishes tarballs that were packed before: the only command that needs the right to publish.
 *
 * @param {Release} release
 * @param {string} packed
 */
function publish({ place }, packed) {
  return changeset(place, 'publish', '--from-pack-dir', packed);
}

/** @param {Release['place']} place @param {string[]} args */
function changeset({ clone, env }, ...args) {
  // A registry that does not answer fails at once here, not after minutes of retries.
  return capture('changeset', args, { ...env, pnpm_config_fetch_retries: '0' }, clone);
}

/** Name, digest and time of everything published in the released version. @param {Release} release */
async function published({ registry, packages }) {
  /** @type {Map<string, string>} */
  const there = new Map();
  for (const { name, version } of packages) {
    const packument = await registry.packument(name);
    const found = packument?.versions[version];
    if (found !== undefined) there.set(name, `${found.dist.integrity} ${packument.time[version]}`);
  }
  return there;
}
