import { defineCommand } from '../../../command.ts';
import { addVerifyCertificateOptions } from './options.ts';
import type { VerifyCertificateOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge verify certificate <model>`: by certificate authorities. */
export const verifyCertificate = defineCommand<VerifyCertificateOptions>({
  name: 'certificate',
  ...page,
  configure: addVerifyCertificateOptions,
  async run([model = '.'], options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('certificate', model, options, io);
  },
});
