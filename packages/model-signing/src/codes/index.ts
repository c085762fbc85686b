import { attestationCodes } from './attestation.ts';
import { bundleCodes } from './bundle.ts';
import type { CodeDescription } from './code.ts';
import { filesCodes } from './files.ts';
import { signCodes } from './sign.ts';
import { signatureCodes } from './signature.ts';
import { sigstoreCodes } from './sigstore.ts';
import { statementCodes } from './statement.ts';

/** Registry: every error code with its stage, when it is thrown and what to do. */
export const codes = {
  ...bundleCodes,
  ...statementCodes,
  ...signatureCodes,
  ...sigstoreCodes,
  ...filesCodes,
  ...attestationCodes,
  ...signCodes,
} as const satisfies Readonly<Record<string, CodeDescription>>;
