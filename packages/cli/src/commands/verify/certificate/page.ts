import type { CommandPage } from '../../../command.ts';
import { modelToVerify } from '../argument.ts';

/** The help of `verify certificate`. */
export const page: CommandPage = {
  summary: 'verify by certificate authorities that you trust',
  arguments: modelToVerify,
  examples: [
    [
      'weighbridge verify certificate ./fraud-v7 --signature fraud.sig --certificate-chain ca.pem',
      'the authority comes from you, never from the signature',
    ],
    [
      'weighbridge verify certificate ./fraud-v7 --certificate-chain ca.pem --timestamp-authority tsa.pem',
      'a signature with a trusted timestamp from before the certificate expired still verifies',
    ],
  ],
};
