import { defineCommand } from '../../../command.ts';
import { addSignSigstoreOptions } from './options.ts';
import type { SignSigstoreOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge sign sigstore <model>`: sign without a key, as an identity. */
export const signSigstore = defineCommand<SignSigstoreOptions>({
  name: 'sigstore',
  ...page,
  configure: addSignSigstoreOptions,
  async run([model = '.'], options, io) {
    const { signCommand } = await import('../run.ts');
    return signCommand('sigstore', model, options, io);
  },
});
