import type { CommandUses } from '../registered/uses.ts';
import { bom } from './bom.ts';
import { digest } from './digest.ts';
import { explain } from './explain.ts';
import { inspect } from './inspect.ts';
import { signCertificate } from './sign-certificate.ts';
import { signKey } from './sign-key.ts';
import { signSigstore } from './sign-sigstore.ts';
import { verifyAttestation } from './verify-attestation.ts';
import { verifyCertificate } from './verify-certificate.ts';
import { verifyKey } from './verify-key.ts';
import { verifyPosture } from './verify-posture.ts';
import { verifySigstore } from './verify-sigstore.ts';
import { weigh } from './weigh.ts';

/** Registry: how every command is used, by name. */
export const commandUses: readonly CommandUses[] = [
  bom,
  digest,
  explain,
  inspect,
  signCertificate,
  signKey,
  signSigstore,
  verifyAttestation,
  verifyCertificate,
  verifyKey,
  verifyPosture,
  verifySigstore,
  weigh,
];
