import { defineCommand } from '../../../command.ts';
import { addAttestationOptions } from './options.ts';
import type { AttestationOptions } from './options.ts';
import { page } from './page.ts';

/** `weighbridge verify attestation <attestation>`: an in-toto statement against what it must say. */
export const verifyAttestation = defineCommand<AttestationOptions>({
  name: 'attestation',
  ...page,
  configure: addAttestationOptions,
  async run([attestation = '-'], options, io) {
    const { attestationCommand } = await import('./run.ts');
    return attestationCommand(attestation, options, io);
  },
});
