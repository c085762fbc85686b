/** Predicate types that are understood, by name. */
export const PREDICATE_TYPES = {
  slsaProvenance1: 'https://slsa.dev/provenance/v1',
  slsaProvenance02: 'https://slsa.dev/provenance/v0.2',
  slsaSummary1: 'https://slsa.dev/verification_summary/v1',
  slsaSummary02: 'https://slsa.dev/verification_summary/v0.2',
  simpleResult02: 'https://in-toto.io/attestation/svr/v0.2',
  simpleResult01: 'https://in-toto.io/attestation/svr/v0.1',
  cyclonedx: 'https://cyclonedx.org/bom',
  posture: 'https://weighbridge.dev/posture/v1',
  evidence: 'https://weighbridge.dev/evidence/v1',
} as const;
