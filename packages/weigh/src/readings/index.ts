import { attestationFiles } from './attestation-files.ts';
import { attestations } from './attestations.ts';
import { bom } from './bom.ts';
import { content } from './content.ts';
import { description } from './description.ts';
import { digests } from './digests.ts';
import { evidenceStatements } from './evidence-statements.ts';
import { signatures } from './signatures.ts';

/** Registry: what is read once for every instrument that lists it. */
export const readings = {
  content,
  digests,
  description,
  bom,
  signatures,
  attestationFiles,
  attestations,
  evidenceStatements,
} as const;
