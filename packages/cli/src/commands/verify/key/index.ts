import { defineCommand } from '../../../command.ts';
import { addVerifyKeyOptions } from './options.ts';
import type { VerifyKeyOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge verify key <model>`: by the public key of the signer. */
export const verifyKey = defineCommand<VerifyKeyOptions>({
  name: 'key',
  ...page,
  configure: addVerifyKeyOptions,
  async run([model = '.'], options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('key', model, options, io);
  },
});
