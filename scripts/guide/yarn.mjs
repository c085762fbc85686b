import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { CREATE_APP } from './app.mjs';

/**
 * The Yarn in the templates, which the official command requires before it makes an app.
 *
 * @param {string} place
 * @param {NodeJS.ProcessEnv} env
 */
export async function bringYarn(place, env) {
  const folder = join(place, 'create-app');
  mkdirSync(folder, { recursive: true });
  const releases = join(folder, 'package', 'templates', 'default-app', '.yarn', 'releases');
  if (!existsSync(releases)) await unpack(folder, env);
  const [program] = readdirSync(releases);
  if (program === undefined) throw new Failure(`${CREATE_APP} brings no yarn.`);
  return join(releases, program);
}

/** @param {string} folder @param {NodeJS.ProcessEnv} env */
async function unpack(folder, env) {
  const packed = await capture('npm', ['pack', CREATE_APP, '--loglevel=error'], env, folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined)
    throw new Failure(`${CREATE_APP} could not be fetched:\n${packed.output}`);
  const { code, output } = await capture('tar', ['-xzf', tarball], env, folder);
  if (code !== 0) throw new Failure(`${tarball} could not be unpacked:\n${output}`);
}
