import type { HashAlgorithm, SerializationMethod } from '@weighbridge/model-signing';
import { Option } from 'commander';
import type { Command } from 'commander';
import { wholeNumber } from '../program/values.ts';

/** How files are hashed: options of `sign` and `digest`. */
export interface HashOptions {
  readonly method: SerializationMethod;
  readonly hash: HashAlgorithm;
  readonly shardSize?: number;
}

/** Adds `--method`, `--hash` and `--shard-size`. */
export function addHashOptions(parser: Command): Command {
  return parser
    .addOption(
      new Option('--method <method>', 'list files whole, or parts of them')
        .choices(['files', 'shards'])
        .default('files'),
    )
    .addOption(
      new Option('--hash <algorithm>', 'digest of each file or part')
        .choices(['sha256', 'blake2b', 'blake3'])
        .default('sha256'),
    )
    .addOption(
      new Option(
        '--shard-size <bytes>',
        'bytes of a part, with --method shards (default: 1000000000)',
      ).argParser(wholeNumber('bytes')),
    );
}
