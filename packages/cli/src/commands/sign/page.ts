import type { GroupPage } from '../../command.ts';

const PKCS11_BY_SIGNER =
  'Sign with a token through signModel and customSigner of @weighbridge/model-signing: PKCS #11 needs a native driver, so it is not in this program; examples/sign-with-pkcs11 of the repository shows it.';

/** The help of `sign`. */
export const page: GroupPage = {
  summary: 'sign a model (OpenSSF Model Signing 1.0)',
  examples: [
    ['weighbridge sign key ./fraud-v7 --private-key key.pem', 'writes model.sig'],
    [
      'weighbridge sign ./fraud-v7 --use-ambient-credentials',
      'without a method: sigstore, as an identity of this pipeline',
    ],
  ],
  notes: [
    'For users of the Python model_signing: the same commands, flags and defaults, in its',
    'spelling too (--private_key). Different:',
    '  a file that is not a signature is replaced only with --force',
    '  no browser is opened: give --identity-token-file, or sign in a pipeline',
    '  tokens (PKCS #11) go through the library; this program names the example',
    '  exit code 1 means that signing was refused, 3 bad usage or unreadable input',
  ],
  redirects: { 'pkcs11-key': PKCS11_BY_SIGNER, 'pkcs11-certificate': PKCS11_BY_SIGNER },
};
