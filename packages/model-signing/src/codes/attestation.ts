import type { CodeDescription } from './code.ts';

/** Codes of attestations. */
export const attestationCodes = {
  ATTESTATION_PREDICATE: {
    stage: 'attestation',
    when: 'the statement is of another predicate type than the policy asks for',
    advice: 'Give the attestation that the policy asks for.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
