import type { CommandPage } from '../../../command.ts';
import { modelToSign } from '../argument.ts';

/** The help of `sign sigstore`. */
export const page: CommandPage = {
  summary: 'sign without a key, as an OpenID Connect identity (the default); uses the network',
  arguments: modelToSign,
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
};
