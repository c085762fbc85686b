import { defineCommand } from '../../command.ts';
import { addDigestOptions } from '../../model/signing-options.ts';
import type { DigestOptions } from '../../model/signing-options.ts';

/** `weighbridge digest <model>`: the digests that a signature of the model would hold. */
export const digest = defineCommand<DigestOptions>({
  name: 'digest',
  summary: 'list the digests of a model and their root, as a signature would',
  examples: [
    ['weighbridge digest ./fraud-v7', 'a line per file, then the root digest'],
    ['weighbridge digest ./fraud-v7 --method shards --hash blake3 --format json', 'for a program'],
  ],
  configure(parser) {
    addDigestOptions(parser);
  },
  async run(model = '.', options, io) {
    const { digestCommand } = await import('./run.ts');
    return digestCommand(model, options, io);
  },
});
