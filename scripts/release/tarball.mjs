import { capture } from '../lib/capture.mjs';
import { NOTICES } from '../notices/render.mjs';

/**
 * Third-party packages in a tarball that its notices do not name.
 *
 * @param {string} tarball
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} env
 */
export async function unnamedIn(tarball, files, env) {
  const notices = await capture('tar', ['-xzOf', tarball, `package/${NOTICES}`], env);
  return bundled(files)
    .filter((name) => !notices.output.includes(`### ${name}\n`))
    .map((name) => `it carries ${name}, which its notices do not name`);
}

/** Third-party packages that a bundler put into ours. @param {readonly string[]} files */
export function bundled(files) {
  const names = files.flatMap((file) =>
    [...file.matchAll(/node_modules(?:_dist)?\/((?:@[^/]+\/)?[^/.@][^/]*)\//g)].map(([, name]) =>
      String(name),
    ),
  );
  return [...new Set(names)];
}

/**
 * Values that are meaningless outside the workspace: its protocols, and the condition that selects sources.
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
