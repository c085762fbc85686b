import type { CodeDescription } from './code.ts';

/** Codes of keyless verification: identity, transparency log, trusted root. */
export const sigstoreCodes = {
  IDENTITY_MISMATCH: {
    stage: 'identity',
    when: 'the certificate’s identity or issuer is not exactly one that the caller allows',
    advice: 'Check who should sign this model; do not widen the policy to make it pass.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
