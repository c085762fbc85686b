import { capture } from '../lib/capture.mjs';

/** After how many packages the first publish is cut off. */
const TAKEN = 3;

/**
 * @typedef {object} Release
 * @property {import('./place.mjs').Place} place
 * @property {import('./registry.mjs').Registry} registry
 * @property {readonly { name: string, version: string, folder: string }[]} packages
 */

/** The release of all packages, cut off in the middle and taken up again. @param {Release} release */
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
      what: 'the same command publishes the rest, and touches nothing that is there',
      run: () => publishRest(release, half),
    },
    {
      name: 'tag',
      what: 'changeset git-tag adds the tags that are missing',
      run: () => tagAll(release),
    },
    {
      name: 'again',
      what: 'the same command once more publishes nothing',
      run: async () => {
        const { code, output } = await publish(release);
        return code === 0 && /No unpublished projects/.test(output) ? '' : output;
      },
    },
  ];
}

/** @param {Release} release */
async function publishHalf(release) {
  release.registry.cutAfter(TAKEN);
  const { code, output } = await publish(release);
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
  const { code, output } = await publish(release);
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

/** The command of the release workflow. @param {Release} release */
function publish({ place }) {
  // A registry that does not answer is a failure at once here, not after minutes of patience.
  const env = { ...place.env, pnpm_config_fetch_retries: '0' };
  return capture('changeset', ['publish'], env, place.clone);
}

/** Name and digest with time of all that is there in the version that is released. @param {Release} release */
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
