import { defineCommand } from '../../../command.ts';
import { addSignOptions } from '../../../model/signing-options.ts';
import type { SignOptions } from '../../../model/signing-options.ts';
import { addSigstoreSigning } from '../../../signers/sigstore-options.ts';
import type { SigstoreSigningOptions } from '../../../signers/sigstore-options.ts';

interface SignSigstoreOptions extends SignOptions, SigstoreSigningOptions {}

/** `weighbridge sign sigstore <model>`: sign without a key, as an identity. */
export const signSigstore = defineCommand<SignSigstoreOptions>({
  name: 'sigstore',
  summary: 'sign without a key, as an OpenID Connect identity (the default); uses the network',
  examples: [
    [
      'weighbridge sign sigstore ./fraud-v7 --use-ambient-credentials',
      'as the identity of the pipeline (GitHub Actions needs id-token: write)',
    ],
    [
      'weighbridge sign sigstore ./fraud-v7 --identity-token-file token.jwt',
      'with a token that you have',
    ],
  ],
  configure(parser) {
    addSigstoreSigning(parser);
    addSignOptions(parser);
  },
  async run(model = '.', options, io) {
    const { signCommand } = await import('../run.ts');
    return signCommand('sigstore', model, options, io);
  },
});
