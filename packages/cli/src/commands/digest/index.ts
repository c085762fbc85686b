import { defineCommand } from '../../command.ts';
import { addDigestOptions } from './options.ts';
import type { DigestOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge digest <model>`: the digests that a signature of the model would hold. */
export const digest = defineCommand<DigestOptions>({
  name: 'digest',
  ...page,
  configure: addDigestOptions,
  async run([model = '.'], options, io) {
    const { digestCommand } = await import('./run.ts');
    return digestCommand(model, options, io);
  },
});
