import { defineCommand } from '../../../command.ts';
import { addVerifyOptions } from '../../../model/signing-options.ts';
import type { VerifyOptions } from '../../../model/signing-options.ts';
import { addSigstoreTrust } from '../../../trust/options.ts';
import type { TrustOptions } from '../../../trust/options.ts';

interface VerifySigstoreOptions extends VerifyOptions, TrustOptions {}

/** `weighbridge verify sigstore <model>`: by the identity of the signer. */
export const verifySigstore = defineCommand<VerifySigstoreOptions>({
  name: 'sigstore',
  summary: 'verify by the identity of the signer (the default); offline',
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
  configure(parser) {
    addSigstoreTrust(parser);
    addVerifyOptions(parser);
  },
  async run(model = '.', options, io) {
    const { verifyCommand } = await import('../run.ts');
    return verifyCommand('sigstore', model, options, io);
  },
});
