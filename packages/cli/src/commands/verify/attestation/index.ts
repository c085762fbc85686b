import { defineCommand } from '../../../command.ts';
import { addAttestationOptions } from './options.ts';
import type { AttestationOptions } from './options.ts';

/** `weighbridge verify attestation <attestation>`: an in-toto statement against what it must say. */
export const verifyAttestation = defineCommand<AttestationOptions>({
  name: 'attestation',
  summary: 'verify an in-toto statement and what it says (SLSA, VSA, SVR, CycloneDX)',
  examples: [
    [
      'weighbridge verify attestation fraud.intoto.json --type provenance --file model.safetensors --builder https://builder.example/v1 --source https://github.com/acme/fraud --public-key build.pub',
      'that exactly this file was built there, from there',
    ],
    [
      'weighbridge verify attestation vsa.json --type vsa --signature model.sig --verifier https://verify.example --resource-uri any --level SLSA_BUILD_LEVEL_3 --public-key verify.pub',
      'that a verifier passed the model of this signature',
    ],
  ],
  configure: addAttestationOptions,
  async run(attestation = '-', options, io) {
    const { attestationCommand } = await import('./run.ts');
    return attestationCommand(attestation, options, io);
  },
});
