import type { CommandPage } from '../../../command.ts';

/** The help of `verify attestation`. */
export const page: CommandPage = {
  summary: 'verify an in-toto statement and what it says (SLSA, VSA, SVR, CycloneDX)',
  arguments: [['<attestation>', 'a Sigstore bundle or a DSSE envelope']],
  examples: [
    [
      'weighbridge verify attestation fraud.intoto.json --type provenance --file model.safetensors --builder https://builder.example/v1 --source https://github.com/acme/fraud --public-key build.pub',
      'that this exact file was built by that builder, from that source',
    ],
    [
      'weighbridge verify attestation vsa.json --type vsa --signature model.sig --verifier https://verify.example --resource-uri any --level SLSA_BUILD_LEVEL_3 --public-key verify.pub',
      'that a verifier passed the model that this signature is for',
    ],
  ],
};
