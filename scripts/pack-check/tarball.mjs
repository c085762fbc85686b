import { capture } from '../lib/capture.mjs';
import { NOTICES } from '../notices/render.mjs';

/** What nobody who installs a package has use for. */
const UNWANTED =
  /\.(test|bench)\.[cm]?[jt]sx?$|(^|\/)test-results\/|\.tsbuildinfo$|package\.json-prepack$/;

/**
 * What is wrong with a tarball, or nothing.
 *
 * @param {string} tarball
 * @param {NodeJS.ProcessEnv} env
 */
export async function inspectTarball(tarball, env) {
  const manifest = await capture('tar', ['-xzOf', tarball, 'package/package.json'], env);
  const list = await capture('tar', ['-tzf', tarball], env);
  const notices = await capture('tar', ['-xzOf', tarball, `package/${NOTICES}`], env);
  if (manifest.code !== 0 || list.code !== 0) return `${manifest.output}\n${list.output}`;
  const files = list.output.split('\n');
  return [
    ...workspaceOnly(JSON.parse(manifest.output)).map((text) => `its manifest holds ${text}`),
    ...['README.md', 'LICENSE', NOTICES]
      .map((name) => `package/${name}`)
      .filter((file) => !files.includes(file))
      .map((file) => `it lacks ${file}`),
    ...files.filter((file) => UNWANTED.test(file)).map((file) => `it carries ${file}`),
    ...bundled(files)
      .filter((name) => !notices.output.includes(`### ${name}\n`))
      .map((name) => `it carries ${name}, which its notices do not name`),
  ].join('\n');
}

/** Packages of others that a bundler put into ours. @param {readonly string[]} files */
export function bundled(files) {
  const names = files.flatMap((file) =>
    [...file.matchAll(/node_modules(?:_dist)?\/((?:@[^/]+\/)?[^/.@][^/]*)\//g)].map(([, name]) =>
      String(name),
    ),
  );
  return [...new Set(names)];
}

/**
 * What only means something inside the workspace: its protocols, and the condition that names sources.
 *
 * @param {any} manifest
 */
export function workspaceOnly(manifest) {
  const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const ranges = kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).map(([name, range]) => `${name}@${range}`),
  );
  const conditions = ['exports', 'imports', 'publishConfig'].flatMap((field) =>
    keysWithin(manifest[field]),
  );
  return [
    ...ranges.filter((range) => /@(workspace|catalog|link|file):/.test(range)),
    ...conditions.filter((condition) => condition === '@weighbridge/source'),
  ];
}

/** @param {unknown} value @returns {string[]} */
function keysWithin(value) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysWithin(inner)]);
}
