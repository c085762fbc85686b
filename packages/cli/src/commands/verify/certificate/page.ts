import type { CommandPage } from '../../../command.ts';
import { modelToVerify } from '../argument.ts';

/** The help of `verify certificate`. */
export const page: CommandPage = {
  summary: 'verify by certificate authorities that you trust',
  arguments: modelToVerify,
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
};
