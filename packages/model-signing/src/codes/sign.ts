import type { CodeDescription } from './code.ts';

/** Codes of signing. */
export const signCodes = {
  SIGNER_FAILED: {
    stage: 'sign',
    when: 'the signer gave no signature, or one that does not verify with its own public key',
    advice: 'Check the key, token or device; nothing was written.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
