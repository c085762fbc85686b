import { problemsIn } from '../checks/manifests.mjs';
import { workspaceOnly } from './tarball.mjs';

/** Maximum size of a tarball, packed and unpacked, in KiB; the largest today has a third of it. */
const LIMITS = { packed: 1024, unpacked: 5 * 1024 };

const REPOSITORY = 'git+https://github.com/weighbridge-dev/weighbridge.git';
const AT_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare'];

/**
 * What is wrong with a manifest as the registry serves it.
 *
 * @param {any} manifest
 * @param {{ name: string, version: string, folder: string }} wanted
 * @param {ReadonlyMap<string, string>} versions of all that was released, by name
 */
export function servedProblems(manifest, wanted, versions) {
  const { version, dist, repository, scripts = {} } = manifest;
  const checks = [
    [version === wanted.version, `version is ${version}, not ${wanted.version}`],
    [repository?.url === REPOSITORY, 'repository.url is not that of the project'],
    [dist?.integrity?.startsWith('sha512-'), 'dist.integrity is no SHA-512'],
    [!AT_INSTALL.some((name) => name in scripts), 'it runs a script when it is installed'],
  ];
  return [
    ...problemsIn(wanted.folder, manifest),
    ...checks.filter(([right]) => right !== true).map(([, problem]) => String(problem)),
    ...workspaceOnly(manifest).map((text) => `it holds ${text}`),
    ...entryProblems(manifest),
    ...siblingProblems(manifest, versions),
  ];
}

/** Every entry points at built files, and says where its types are or has them next to it. @param {any} manifest */
function entryProblems(manifest) {
  const entries = entryFiles(manifest);
  if (entries.length === 0) return ['it has neither exports nor main'];
  return entries
    .filter((file) => !/^\.?\/?(dist|schema)\//.test(file) && !file.endsWith('package.json'))
    .map((file) => `an entry points at ${file}`);
}

/** @param {any} manifest @returns {string[]} */
export function entryFiles(manifest) {
  const { exports = {}, main, types, bin } = manifest;
  return [exports, main, types, bin].flatMap(leaves);
}

/**
 * The named files; Backstage also writes the kind of a file (`@backstage/...`) next to it.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
function leaves(value) {
  if (typeof value === 'string') return value.startsWith('@') ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/**
 * Our packages depend on each other with ranges that the release satisfies.
 *
 * @param {any} manifest
 * @param {ReadonlyMap<string, string>} versions
 */
function siblingProblems({ dependencies = {}, peerDependencies = {} }, versions) {
  return Object.entries({ ...dependencies, ...peerDependencies })
    .filter(([name]) => name.startsWith('@weighbridge/'))
    .filter(([name, range]) => range !== `^${versions.get(name)}`)
    .map(([name, range]) => `it asks for ${name} ${range}, released is ${versions.get(name)}`);
}

const WANTED = ['LICENSE', 'README.md', 'CHANGELOG.md', 'THIRD_PARTY_NOTICES.md', 'package.json'];
const UNWANTED =
  /(^|\/)(test|tests|test-results|fixtures|bench|golden|__tests__|node_modules)\/|\.(test|bench)\.|\.tsbuildinfo$|package\.json-prepack$|(^|\/)\.[^/]+$/;

/**
 * What is wrong with the files of a tarball.
 *
 * @param {readonly { path: string, sizeBytes: number }[]} files
 * @param {number} packedBytes
 * @param {any} manifest
 */
export function contentProblems(files, packedBytes, manifest) {
  const paths = new Set(files.map(({ path }) => path));
  const unpacked = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const entries = entryFiles(manifest)
    .map((file) => file.replace(/^\.\//, ''))
    .filter((file) => !file.includes('*'));
  return [
    ...[...WANTED, ...entries].filter((path) => !paths.has(path)).map((path) => `it lacks ${path}`),
    ...entries
      .filter((path) => /\.(js|cjs|mjs)$/.test(path) && !isTyped(path, paths, manifest))
      .map((path) => `${path} has no types`),
    ...[...paths].filter((path) => UNWANTED.test(path)).map((path) => `it carries ${path}`),
    ...overLimit('packed', packedBytes),
    ...overLimit('unpacked', unpacked),
  ];
}

/** @param {string} path @param {ReadonlySet<string>} paths @param {any} manifest */
function isTyped(path, paths, manifest) {
  const beside = path.replace(/(\.cjs|\.esm)?\.(js|cjs|mjs)$/, '.d.ts');
  return paths.has(beside) || Object.values(manifest.bin ?? {}).some((file) => file.endsWith(path));
}

/** @param {keyof typeof LIMITS} what @param {number} bytes */
function overLimit(what, bytes) {
  const kib = Math.ceil(bytes / 1024);
  return kib <= LIMITS[what] ? [] : [`${what} it has ${kib} KiB, over ${LIMITS[what]}`];
}
