import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';

const OURS = /^@backstage\//;
const RANGE = /^[\^~]?(\d+\.\d+\.\d+)$/;

/** @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */

/**
 * Every package of the Backstage release of a fresh app, with its version.
 *
 * A package of a release requires its siblings with `^` and their version in that release. So the release is the
 * lowest versions that the app requires, those that these require, and so on: for each name the highest.
 *
 * @param {readonly Manifest[]} manifests of the app
 * @param {(packages: readonly string[]) => Promise<Manifest[]>} ask what `name@version` depend on
 * @returns {Promise<Record<string, string>>}
 */
export async function releaseOf(manifests, ask) {
  /** @type {Map<string, string>} */
  const release = new Map();
  let asked = manifests;
  while (asked.length > 0) {
    const raised = asked.flatMap((manifest) => raise(release, manifest));
    const names = [...new Set(raised)].map((name) => `${name}@${release.get(name)}`);
    asked = names.length === 0 ? [] : await ask(names);
  }
  return Object.fromEntries(release);
}

/** The names whose version got higher. @param {Map<string, string>} release @param {Manifest} manifest */
function raise(release, { dependencies, devDependencies }) {
  /** @type {string[]} */
  const raised = [];
  for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
    const [, version] = RANGE.exec(range) ?? [];
    if (!OURS.test(name) || version === undefined) continue;
    const known = release.get(name);
    if (known !== undefined && !isHigher(version, known)) continue;
    release.set(name, version);
    raised.push(name);
  }
  return raised;
}

/** @param {string} a @param {string} b both of three numbers */
function isHigher(a, b) {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}

/**
 * Asks Yarn's registry, once for all the packages.
 *
 * @param {string} folder of the app
 * @param {NodeJS.ProcessEnv} env
 * @returns {(packages: readonly string[]) => Promise<Manifest[]>}
 */
export function yarnInfo(folder, env) {
  return async (packages) => {
    const args = ['npm', 'info', ...packages, '--fields', 'name,version,dependencies', '--json'];
    const { code, output } = await capture('yarn', args, env, folder);
    const lines = output.split('\n').filter((line) => line.startsWith('{"name"'));
    if (code !== 0 || lines.length !== packages.length)
      throw new Failure(`The registry does not say what Backstage depends on:\n${output}`);
    return lines.map((line) => JSON.parse(line));
  };
}
