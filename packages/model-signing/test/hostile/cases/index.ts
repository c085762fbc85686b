import type { HostileCase } from '../case.ts';
import { bundleCases } from './bundle.ts';
import { certificateCases } from './certificate.ts';
import { fileCases } from './files.ts';
import { nameCases } from './names.ts';
import { shardCases } from './shards.ts';
import { signatureCases } from './signature.ts';
import { statementCases } from './statement.ts';

/** Registry: every attack that a test shows to be refused, and its benign twin to be let through. */
export const hostileCases: readonly HostileCase[] = [
  ...bundleCases,
  ...signatureCases,
  ...certificateCases,
  ...statementCases,
  ...nameCases,
  ...shardCases,
  ...fileCases,
];
