import type { CommandPage } from '../../../command.ts';
import { modelToSign } from '../argument.ts';

/** The help of `sign key`. */
export const page: CommandPage = {
  summary: 'sign with a private key in a file (ECDSA on P-256, P-384 or P-521)',
  arguments: modelToSign,
  examples: [
    [
      'weighbridge sign key ./fraud-v7 --private-key key.pem --signature fraud.sig',
      'the signature next to the model',
    ],
    [
      'weighbridge sign key ./fraud-v7 --private-key key.pem --password-file pass.txt',
      'with an encrypted key',
    ],
    [
      'openssl ecparam -name prime256v1 -genkey -noout -out key.pem',
      'makes a key; openssl ec -in key.pem -pubout makes the public key for others to verify with',
    ],
  ],
};
