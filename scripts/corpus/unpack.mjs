import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Failure } from '../lib/failure.mjs';
import { readTar } from './tar.mjs';
import { readZip } from './zip.mjs';

/** More than the unpacked size of any archive on the list. */
const MOST_BYTES = 2 ** 30;

/**
 * Writes one folder of a package to a folder that does not exist yet: only regular files, each below it.
 *
 * @param {Buffer} archive
 * @param {import('./list.mjs').Row} row
 * @param {string} target
 */
export function unpack(archive, row, target) {
  const below = prefixOf(row);
  const wanted = (/** @type {string} */ path) => path.startsWith(below);
  const entries =
    row.registry === 'pypi'
      ? readZip(archive, wanted)
      : readTar(gunzipSync(archive, { maxOutputLength: MOST_BYTES })).filter(({ path }) =>
          wanted(path),
        );
  if (entries.length === 0)
    throw new Failure(`${row.package} ${row.version} has no ${row.folder}.`);
  mkdirSync(target, { recursive: true });
  for (const { path, bytes } of entries) {
    const inside = path.slice(below.length);
    if (!isSafe(inside)) throw new Failure(`${row.package} holds a path that leads out: ${path}`);
    const file = join(target, inside);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes, { flag: 'wx' });
  }
}

/** An npm tarball has its files in `package/`. @param {import('./list.mjs').Row} row */
function prefixOf({ registry, folder }) {
  const root = registry === 'npm' ? 'package/' : '';
  return folder === '.' ? root : `${root}${folder}/`;
}

/** Whether a path stays below the folder that it is joined to. @param {string} path */
export function isSafe(path) {
  const parts = path.split('/');
  return (
    !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
