import { defineCommand } from '../../../command.ts';
import { addVerifyOptions } from '../../../model/signing-options.ts';
import type { VerifyOptions } from '../../../model/signing-options.ts';
import { addCertificateTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';

interface VerifyCertificateOptions extends VerifyOptions, TrustOptions {}

/** `weighbridge verify certificate <model>`: by certificate authorities. */
export const verifyCertificate = defineCommand<VerifyCertificateOptions>({
  name: 'certificate',
  summary: 'verify by certificate authorities that you trust',
  examples: [
    [
      'weighbridge verify certificate ./fraud-v7 --signature fraud.sig --certificate-chain ca.pem',
      'the authority comes from you, never out of the signature',
    ],
    [
      'weighbridge verify certificate ./fraud-v7 --certificate-chain ca.pem --timestamp-authority tsa.pem',
      'a lapsed certificate is good for what it signed in its time',
    ],
  ],
  configure(parser) {
    addCertificateTrust(parser);
    addVerifyOptions(parser);
  },
  async run(model = '.', options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('certificate', model, options, io);
  },
});
