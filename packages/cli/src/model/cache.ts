import { join, resolve } from 'node:path';
import type { DigestCache } from '@weighbridge/core/node';
import { CliError } from '../error.ts';
import { realAsFar, within } from '../files/paths.ts';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';
import type { ModelOptions } from './options.ts';

const FILE = 'digests.jsonl';

/** Where digests are kept: `--cache`, otherwise the user's cache folder; undefined for `--no-cache` or no home. */
export function cacheFile(
  io: Pick<Io, 'env' | 'cwd'>,
  option: ModelOptions['cache'],
): string | undefined {
  if (option === false) return undefined;
  if (typeof option === 'string') return resolve(io.cwd, option);
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = io.env;
  // The XDG specification requires that a relative path is ignored.
  if (XDG_CACHE_HOME?.startsWith('/') === true) return join(XDG_CACHE_HOME, 'weighbridge', FILE);
  if (LOCALAPPDATA !== undefined && LOCALAPPDATA !== '')
    return join(LOCALAPPDATA, 'weighbridge', FILE);
  return HOME === undefined || HOME === '' ? undefined : join(HOME, '.cache', 'weighbridge', FILE);
}

/**
 * The digest cache that the options ask for, and a remark when an existing one was not used. It is never
 * kept inside the model: it would be weighed, signed and shipped with it.
 *
 * @throws {CliError} BAD_USAGE when `--cache` names a file inside the model
 */
export async function openCache(
  io: Io,
  { cache, hash }: { readonly cache?: ModelOptions['cache']; readonly hash?: string },
  quiet: boolean,
  model: string,
): Promise<DigestCache | undefined> {
  const file = hash === 'none' ? undefined : cacheFile(io, cache);
  if (file === undefined) return undefined;
  if (within(realAsFar(model), realAsFar(file)) !== undefined) {
    if (typeof cache === 'string') {
      throw new CliError(
        'BAD_USAGE',
        `Give --cache a file outside of the model: ${cache} would become part of it.`,
      );
    }
    if (!quiet) await remark(io, `no digests are kept: ${file} is inside the model`);
    return undefined;
  }
  const { openDigestCache } = await import('@weighbridge/core/node');
  const opened = await openDigestCache(file);
  if (opened.ignored !== undefined && !quiet) {
    await remark(io, `digest cache ${file} is not used: ${opened.ignored}`);
  }
  return opened;
}
