import type { HostileCase } from '../case.ts';
import { attestationCases } from './attestation.ts';
import { bundleCases } from './bundle.ts';
import { certificateCases } from './certificate.ts';
import { fileCases } from './files.ts';
import { keylessCases } from './keyless.ts';
import { nameCases } from './names.ts';
import { obstacleCases } from './obstacles.ts';
import { shardCases } from './shards.ts';
import { signatureCases } from './signature.ts';
import { signerCases } from './signers.ts';
import { signingCases } from './signing.ts';
import { stampingCases } from './stamping.ts';
import { statementCases } from './statement.ts';
import { timestampCases } from './timestamp.ts';

/** Registry: every attack that must be refused, with its benign twin that must be accepted. */
export const hostileCases: readonly HostileCase[] = [
  ...bundleCases,
  ...signatureCases,
  ...certificateCases,
  ...timestampCases,
  ...keylessCases,
  ...statementCases,
  ...nameCases,
  ...shardCases,
  ...fileCases,
  ...obstacleCases,
  ...attestationCases,
  ...signingCases,
  ...signerCases,
  ...stampingCases,
];
