import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { unpack } from './unpack.mjs';

/** Wheels for one interpreter and system, so that every machine gets the same archive; none is run. */
const WHEELS = [
  ['--python-version', '3.12', '--implementation', 'cp'],
  ['--abi', 'cp312', '--abi', 'abi3', '--abi', 'none'],
  ['manylinux_2_28_x86_64', 'manylinux2014_x86_64', 'any'].flatMap((name) => ['--platform', name]),
].flat();

/**
 * The folder of one row, fetched and unpacked unless it is there already.
 *
 * @param {import('./list.mjs').Row} row
 * @param {string} home where archives and folders are kept
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its path
 */
export async function bringFolder(row, home, env) {
  const target = join(home, 'folders', row.id);
  if (existsSync(target)) return target;
  const archive = await bringArchive(row, home, env);
  const half = `${target}.part`;
  rmSync(half, { recursive: true, force: true });
  unpack(archive, row, half);
  renameSync(half, target);
  return target;
}

/** @param {import('./list.mjs').Row} row @param {string} home @param {NodeJS.ProcessEnv} env */
async function bringArchive(row, home, env) {
  const archives = join(home, 'archives');
  mkdirSync(archives, { recursive: true });
  const kept = join(archives, row.sha256);
  if (!existsSync(kept)) await download(row, archives, kept, env);
  const bytes = readFileSync(kept);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === row.sha256) return bytes;
  rmSync(kept);
  throw new Failure(
    `${row.package} ${row.version} has the SHA-256 ${found}, the list says ${row.sha256}.`,
  );
}

/**
 * With the registry's ordinary client, which runs nothing from the package.
 *
 * @param {import('./list.mjs').Row} row
 * @param {string} archives
 * @param {string} kept where the archive goes
 * @param {NodeJS.ProcessEnv} env
 */
async function download(row, archives, kept, env) {
  const place = mkdtempSync(join(archives, 'new-'));
  try {
    const { code, output } = await capture(...clientOf(row, place), env, archives);
    const [file] = readdirSync(place);
    if (code !== 0 || file === undefined) {
      throw new Failure(`${row.package} ${row.version} could not be fetched:\n${output}`);
    }
    renameSync(join(place, file), kept);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * @param {import('./list.mjs').Row} row
 * @param {string} place
 * @returns {[string, string[]]}
 */
function clientOf({ registry, package: name, version }, place) {
  if (registry === 'npm') {
    return ['npm', ['pack', `${name}@${version}`, '--pack-destination', place, '--ignore-scripts']];
  }
  const only = ['--no-deps', '--only-binary=:all:', ...WHEELS];
  return ['python3', ['-m', 'pip', 'download', `${name}==${version}`, '--dest', place, ...only]];
}
