import type { CommandPage } from '../../../command.ts';
import { modelToSign } from '../argument.ts';

/** The help of `sign certificate`. */
export const page: CommandPage = {
  summary: 'sign with a private key and the certificate that vouches for it',
  arguments: modelToSign,
  examples: [
    [
      'weighbridge sign certificate ./fraud-v7 --private-key key.pem --signing-certificate leaf.pem --certificate-chain ca.pem',
      'the chain goes into the signature; the verifier supplies the authority',
    ],
    [
      'weighbridge sign certificate ./fraud-v7 --private-key key.pem --signing-certificate leaf.pem --timestamp-url https://tsa.example.org',
      'with a timestamp the signature outlives the certificate',
    ],
  ],
};
