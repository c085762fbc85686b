import type { CommandGroup } from '../../command.ts';
import { verifyAttestation } from './attestation/index.ts';
import { verifyCertificate } from './certificate/index.ts';
import { verifyKey } from './key/index.ts';
import { page } from './page.ts';
import { verifyPosture } from './posture/index.ts';
import { verifySigstore } from './sigstore/index.ts';

/** `weighbridge verify <method> <model>`. Registry: everything that can be verified, in the order that help shows. */
export const verify: CommandGroup = {
  name: 'verify',
  ...page,
  commands: [verifyKey, verifyCertificate, verifySigstore, verifyAttestation, verifyPosture],
  fallback: 'sigstore',
};
