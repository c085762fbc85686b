import { defineCommand } from '../../../command.ts';
import { addVerifySigstoreOptions } from './options.ts';
import type { VerifySigstoreOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge verify sigstore <model>`: by the identity of the signer. */
export const verifySigstore = defineCommand<VerifySigstoreOptions>({
  name: 'sigstore',
  ...page,
  configure: addVerifySigstoreOptions,
  async run([model = '.'], options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('sigstore', model, options, io);
  },
});
