import type { HashAlgorithm, SerializationMethod } from '@weighbridge/model-signing';
import { CliError } from '../error.ts';
import type { HashOptions } from './hash-options.ts';

/** How the files are hashed, in the libraries' terms. */
export interface Hashing {
  readonly method: SerializationMethod;
  readonly algorithm: HashAlgorithm;
  readonly shardBytes?: number;
}

/**
 * How the options want files to be hashed.
 *
 * @throws {CliError} BAD_USAGE for a shard size without shards
 */
export function hashingOf({ method, hash, shardSize }: HashOptions): Hashing {
  if (shardSize !== undefined && method === 'files') {
    throw new CliError('BAD_USAGE', 'Give --method shards with --shard-size: files are not split.');
  }
  return {
    method,
    algorithm: hash,
    ...(shardSize === undefined ? {} : { shardBytes: shardSize }),
  };
}
