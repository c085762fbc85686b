import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { contentProblems, servedProblems } from './served.mjs';
import { unnamedIn } from './tarball.mjs';

/** @typedef {import('./publish.mjs').Release} Release */

/** The registry's answer about each package, compared with what a release must say. @param {Release} release */
export function servedSteps(release) {
  const versions = new Map(release.packages.map(({ name, version }) => [name, version]));
  return release.packages.map((one) => ({
    name: 'served',
    what: `${one.name}@${one.version}: manifest, entries, files, sizes`,
    run: async () => {
      const { manifest, files, bytes, path } = await downloadTarball(release, one);
      return [
        ...servedProblems(manifest, one, versions),
        ...contentProblems(files, bytes.length, manifest),
        ...(await unnamedIn(
          path,
          files.map((file) => file.path),
          release.place.env,
        )),
      ].join('\n');
    },
  }));
}

/**
 * The tarball as the registry serves it to everyone, with its digest checked.
 *
 * @param {Release} release
 * @param {Release['packages'][number]} one
 */
export async function downloadTarball({ registry, place }, { name, version }) {
  const manifest = (await registry.packument(name))?.versions[version];
  if (manifest === undefined) throw new Failure(`The registry has no ${name}@${version}.`);
  const { pathname } = new URL(manifest.dist.tarball);
  const answer = await fetch(new URL(pathname, registry.url));
  const bytes = Buffer.from(await answer.arrayBuffer());
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== manifest.dist.integrity)
    throw new Failure(`${name}: the registry serves other bytes than it says.`);
  const folder = join(place.folder, 'tarballs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll('/', '-')}.tgz`);
  writeFileSync(path, bytes);
  return { manifest, bytes, path, files: await listFiles(path, place.env) };
}

/** @param {string} tarball @param {NodeJS.ProcessEnv} env */
async function listFiles(tarball, env) {
  const { output } = await capture('tar', ['-tvzf', tarball], env);
  return output
    .split('\n')
    .map((line) => /^-\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+package\/(.+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, size, path]) => ({ path: String(path), sizeBytes: Number(size) }));
}
