import type { AttestationPolicy } from '../../src/attestation/policy.ts';
import { PREDICATE_TYPES } from '../../src/attestation/predicate-types.ts';
import { verifyAttestation } from '../../src/attestation/verify-attestation.ts';
import { COMMIT, HEX, NOW, ROOT_HEX, trust } from './attested.ts';

/** The subjects of the samples. */
export const SHA256 = `sha256:${HEX}` as const;

/** Accepts exactly the samples. */
export const policy: AttestationPolicy = {
  predicateTypes: Object.values(PREDICATE_TYPES),
  subjects: [SHA256, `omsRoot:${ROOT_HEX}`],
  provenance: {
    builders: [
      'https://github.com/actions/runner/github-hosted',
      'https://github.com/actions/runner',
    ],
    source: { repository: 'https://github.com/acme/fraud', commit: COMMIT },
  },
  summary: {
    verifiers: ['https://example.com/gate'],
    resourceUri: 'pkg:huggingface/acme/fraud@7',
    levels: ['SLSA_BUILD_LEVEL_2'],
    policy: { uri: 'https://example.com/prod', digest: SHA256 },
    maxAgeDays: 1,
  },
  verificationResult: {
    verifiers: ['https://example.com/gate'],
    properties: ['WB_ADMITTED'],
    policy: { uri: 'https://example.com/prod' },
    maxAgeDays: 1,
  },
};

/** Verifies a sample under the policy, changed. */
export const verify = (bundle: string, changes: Partial<AttestationPolicy> = {}) =>
  verifyAttestation(bundle, { trust, policy: { ...policy, ...changes }, now: NOW });
