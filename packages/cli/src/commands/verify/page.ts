import type { GroupPage } from '../../command.ts';

/** The help of `verify`. */
export const page: GroupPage = {
  summary: 'prove that a model is what its signer signed, or that a statement is genuine',
  examples: [
    [
      'weighbridge verify key ./fraud-v7 --signature fraud.sig --public-key key.pub',
      'offline; exit code 0 only when every byte and name is as signed',
    ],
    [
      'weighbridge verify ./fraud-v7 --signature fraud.sig --identity ci@example.org --identity-provider https://accounts.example.org',
      'without a method: sigstore',
    ],
  ],
  redirects: {
    'pkcs11-key': 'Use weighbridge verify key: a signature by a token is one by its key.',
    'pkcs11-certificate':
      'Use weighbridge verify certificate: a signature by a token is one by its certificate.',
  },
  notes: [
    'For users of the Python model_signing: the same commands, flags and defaults, in its',
    'spelling too (--public_key). Different:',
    '  --certificate-chain is required: the system’s authorities are never used',
    '  a certificate must be valid now, or a trusted timestamp must prove an earlier time',
    '  hash and shards are read from the signature; links never lead out of the model',
    '  --signature defaults to model.sig',
    '  exit code 0 means that every signed file is as it was signed, and nothing was added;',
    '  warnings follow the answer, and --fail-on error makes it 1, as if it did not verify;',
    '  3 is bad usage or unreadable input',
  ],
};
