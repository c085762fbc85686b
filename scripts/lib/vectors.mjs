import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from './failure.mjs';

/**
 * The folder of external test vectors and a digest of every name and byte in it, so a changed vector is never
 * answered from the cache; nothing if no folder is named.
 *
 * @param {string | undefined} named
 * @param {string} from where a relative path starts
 */
export async function vectorsEnvironment(named, from) {
  if (named === undefined || named === '') return {};
  const folder = resolve(from, named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Failure(
      `WEIGHBRIDGE_VECTORS names ${named}, which is not a folder: correct it, or unset it to run without the vectors.`,
      3,
    );
  }
  return { WEIGHBRIDGE_VECTORS: folder, WEIGHBRIDGE_VECTORS_DIGEST: await digestOf(folder) };
}

/** @param {string} folder */
async function digestOf(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort();
  for (const file of files) {
    hash.update(`${relative(folder, file)}\0${statSync(file).size}\0`);
    await pipeline(createReadStream(file), async (chunks) => {
      for await (const chunk of chunks) hash.update(chunk);
    });
  }
  return hash.digest('hex');
}
