import type { Digest } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { checkManifest } from '../manifest/check-manifest.ts';
import { ignorePathProblem } from '../manifest/ignore-path.ts';
import { compareCodePoints } from '../manifest/order.ts';
import { rootDigest } from '../manifest/root-digest.ts';
import { resourceName } from '../manifest/shards.ts';
import type { TwinOptions } from '../manifest/twins.ts';
import type { Resource, SignedManifest } from '../signed-manifest.ts';
import { OMS_PREDICATE } from './oms.ts';
import { STATEMENT_TYPE } from './parse-statement.ts';

/**
 * How a sharded model is spelt. `reference`: `<hash>-sharded-<bytes>`, which the reference implementation
 * requires and other verifiers accept. `spec`: the plain name of the hash, as in the specification's text.
 */
export type StatementSpelling = 'reference' | 'spec';

/** How a statement is spelt. */
export interface MakeStatementOptions extends TwinOptions {
  /** Default `reference`. */
  readonly spelling?: StatementSpelling | undefined;
}

/** A statement, ready to be signed. */
export interface MadeStatement {
  /** JSON in UTF-8: the payload of a DSSE envelope of type `application/vnd.in-toto+json`. */
  readonly payload: Uint8Array;
  /** OMS root digest. */
  readonly root: Digest;
}

/**
 * The statement that signs a model, in the form of the OMS specification 1.0: resources in code-point order of
 * their names, whatever the order of the list, and the root digest over that order. Shards are spelt like in
 * the reference implementation unless `spelling` says otherwise.
 *
 * What `parseStatement` would refuse is refused here, so that only statements that verify are signed.
 * Cost: O(n log n) time, O(n) memory.
 *
 * @param subjectName - name of the model's folder or file; informational
 * @throws {ModelSigningError} the codes of stage `statement`
 * @throws {RangeError} when the subject has no name, or a shard size does not match the method
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 6
 */
export function makeStatement(
  manifest: SignedManifest,
  subjectName: string,
  options: MakeStatementOptions = {},
): MadeStatement {
  checkParameters(manifest, subjectName);
  checkManifest(manifest, '/predicate/resources', options);
  const named = manifest.resources
    .map((resource) => ({ name: resourceName(resource), digest: resource.digest }))
    .sort((a, b) => compareCodePoints(a.name, b.name));
  const root = rootDigest(named);
  const { algorithm, method, shardBytes, allowSymlinks, ignorePaths } = manifest;
  const spelt =
    shardBytes === undefined || options.spelling === 'spec'
      ? algorithm
      : `${algorithm}-sharded-${shardBytes}`;
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: subjectName, digest: { sha256: root.slice('sha256:'.length) } }],
    predicateType: OMS_PREDICATE,
    predicate: {
      serialization: {
        method,
        hash_type: algorithm,
        ...(shardBytes !== undefined && { shard_size: shardBytes }),
        allow_symlinks: allowSymlinks,
        ignore_paths: ignorePaths,
      },
      resources: named.map(({ name, digest }) => ({ name, digest, algorithm: spelt })),
    },
  };
  return { payload: new TextEncoder().encode(JSON.stringify(statement)), root };
}

function checkParameters(manifest: SignedManifest, subjectName: string): void {
  const { method, shardBytes, ignorePaths, resources } = manifest;
  if (subjectName === '' || !subjectName.isWellFormed())
    throw new RangeError('the subject must have a name in Unicode');
  const isSharded = shardBytes !== undefined && Number.isSafeInteger(shardBytes) && shardBytes > 0;
  if (method === 'shards' ? !isSharded : shardBytes !== undefined || resources.some(hasRange))
    throw new RangeError('shards take a positive whole number of shardBytes, files take none');
  for (const path of ignorePaths) {
    const problem = ignorePathProblem(path);
    if (problem !== undefined)
      throw new ModelSigningError('IGNORE_PATH', `an ignore path has or is ${problem}`, {
        details: { path: path.slice(0, 256).toWellFormed(), problem },
      });
  }
}

function hasRange({ range }: Resource): boolean {
  return range !== undefined;
}
