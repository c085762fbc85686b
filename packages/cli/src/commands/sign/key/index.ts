import { defineCommand } from '../../../command.ts';
import { addSignKeyOptions } from './options.ts';
import type { SignKeyOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge sign key <model>`: sign with a private key in a file. */
export const signKey = defineCommand<SignKeyOptions>({
  name: 'key',
  ...page,
  configure: addSignKeyOptions,
  async run([model = '.'], options, io) {
    const { signCommand } = await import('../run.ts');
    return signCommand('key', model, options, io);
  },
});
