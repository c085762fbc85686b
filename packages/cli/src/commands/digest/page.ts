import type { CommandPage } from '../../command.ts';

/** The help of `digest`. */
export const page: CommandPage = {
  summary: 'list the digests of a model and their root, as a signature would',
  arguments: [['<model>', 'the folder or the single file']],
  examples: [
    ['weighbridge digest ./fraud-v7', 'a line per file, then the root digest'],
    ['weighbridge digest ./fraud-v7 --method shards --hash blake3 --format json', 'for programs'],
  ],
};
