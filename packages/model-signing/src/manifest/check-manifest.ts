import { ModelSigningError } from '../error.ts';
import type { HashAlgorithm, Resource, SignedManifest } from '../signed-manifest.ts';
import { nameProblem } from './name.ts';
import { checkShards } from './shards.ts';
import { refuseTwins } from './twins.ts';
import type { TwinOptions } from './twins.ts';

/** The form of each algorithm's digests; BLAKE2b has 512 bits. */
const DIGESTS: Readonly<Record<HashAlgorithm, RegExp>> = {
  sha256: /^[0-9a-f]{64}$/,
  blake2b: /^[0-9a-f]{128}$/,
  blake3: /^[0-9a-f]{64}$/,
};

/** Maximum length of a name that an error quotes. */
const MAX_QUOTED = 256;

/**
 * Refuses a list that does not name every file once, safely and completely. Signing and verification use the
 * same checks.
 * Cost: O(n log n) time, O(n) memory.
 *
 * @param pointer - JSON Pointer of the list in its statement, for the error
 * @throws {ModelSigningError} NO_RESOURCES, RESOURCE_NAME, RESOURCE_DIGEST, RESOURCE_DUPLICATE,
 *   RESOURCE_PREFIX, RESOURCE_TWIN, SHARD_COVERAGE
 */
export function checkManifest(
  manifest: SignedManifest,
  pointer: string,
  options: TwinOptions = {},
): void {
  const { resources, algorithm, shardBytes } = manifest;
  if (resources.length === 0)
    throw new ModelSigningError('NO_RESOURCES', 'the list names no file', { details: { pointer } });
  const isSingle = resources.every(({ path }) => path === SINGLE_FILE);
  for (const [i, resource] of resources.entries()) {
    if (!isSingle) checkName(resource, pointer, i);
    if (!DIGESTS[algorithm].test(resource.digest))
      throw new ModelSigningError('RESOURCE_DIGEST', `a digest is not one of ${algorithm}`, {
        details: { pointer: `${pointer}/${i}`, name: quoted(resource.path) },
      });
  }
  const paths =
    shardBytes === undefined
      ? resources.map(({ path }) => path)
      : checkShards(resources, shardBytes);
  refuseTwins(paths, options);
}

/** The name of a single-file model's file, before OMS 1.1. */
const SINGLE_FILE = '.';

function checkName({ path }: Resource, pointer: string, index: number): void {
  const problem = nameProblem(path);
  if (problem === undefined) return;
  throw new ModelSigningError('RESOURCE_NAME', `a name has or is ${problem}`, {
    details: { pointer: `${pointer}/${index}`, name: quoted(path), problem },
  });
}

function quoted(name: string): string {
  return name.slice(0, MAX_QUOTED).toWellFormed();
}
