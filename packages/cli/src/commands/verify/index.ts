import type { CommandGroup } from '../../command.ts';
import { verifyAttestation } from './attestation.ts';
import { verifyCertificate } from './certificate.ts';
import { verifyKey } from './key.ts';
import { verifyPosture } from './posture.ts';
import { verifySigstore } from './sigstore.ts';

/** `weighbridge verify <method> <model>`. Registry: everything that can be verified, in the order that help shows. */
export const verify: CommandGroup = {
  name: 'verify',
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
  commands: [verifyKey, verifyCertificate, verifySigstore, verifyAttestation, verifyPosture],
  fallback: 'sigstore',
};
