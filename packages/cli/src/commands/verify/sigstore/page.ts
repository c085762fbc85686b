import type { CommandPage } from '../../../command.ts';
import { modelToVerify } from '../argument.ts';

/** The help of `verify sigstore`. */
export const page: CommandPage = {
  summary: 'verify by the identity of the signer (the default); offline',
  arguments: modelToVerify,
  examples: [
    [
      'weighbridge verify sigstore ./fraud-v7 --signature fraud.sig --identity ci@example.org --identity-provider https://accounts.example.org',
      'both are compared exactly',
    ],
    [
      'weighbridge verify sigstore ./fraud-v7 --repository https://github.com/acme/fraud --workflow .github/workflows/release.yml --ref "refs/tags/v*" --identity-provider https://token.actions.githubusercontent.com',
      'a release of that repository, whatever reusable workflow signed it',
    ],
    [
      'weighbridge verify sigstore ./fraud-v7 --trusted-root root.json --identity a@b.c --identity-provider https://idp.b.c',
      'signed by a private Sigstore',
    ],
  ],
};
