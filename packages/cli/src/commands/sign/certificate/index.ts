import { defineCommand } from '../../../command.ts';
import { addSignCertificateOptions } from './options.ts';
import type { SignCertificateOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge sign certificate <model>`: sign with a key that a certificate vouches for. */
export const signCertificate = defineCommand<SignCertificateOptions>({
  name: 'certificate',
  ...page,
  configure: addSignCertificateOptions,
  async run([model = '.'], options, io) {
    const { signCommand } = await import('../run.ts');
    return signCommand('certificate', model, options, io);
  },
});
