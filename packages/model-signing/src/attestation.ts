// Statements about models: BOMs, provenance, verification summaries, evidence and postures, signed and verified.

export { SUBJECT_ALGORITHMS } from './attestation/digest-set.ts';
export type { DigestSet } from './attestation/digest-set.ts';
export { evidenceStatement } from './attestation/evidence-statement.ts';
export type {
  BomFacts,
  BuildSource,
  EvidenceFacts,
  PostureFacts,
  PredicateFacts,
  ProvenanceFacts,
  RawFacts,
  ResourceDescriptor,
  StatedEvidence,
  SummaryFacts,
  VerificationResultFacts,
} from './attestation/facts.ts';
export {
  ATTESTATIONS_FOLDER,
  isAttestationName,
  isAttestationPath,
  readAttestations,
} from './attestation/folder.ts';
export type { AttestationFiles, ReadAttestationsOptions } from './attestation/folder.ts';
export { makeAttestation, signAttestation } from './attestation/make-attestation.ts';
export type { AttestationParts } from './attestation/make-attestation.ts';
export { modelDigests, modelSubject } from './attestation/model-subject.ts';
export type { ModelIdentity } from './attestation/model-subject.ts';
export type {
  Any,
  AttestationPolicy,
  PolicyReference,
  ProvenancePolicy,
  SourcePolicy,
  SummaryPolicy,
  VerificationResultPolicy,
} from './attestation/policy.ts';
export { GATE_MEMBERS } from './attestation/gate-end.ts';
export { parseEvidenceStatement } from './attestation/parse-evidence.ts';
export type { EvidenceStatement } from './attestation/parse-evidence.ts';
export { PREDICATE_TYPES } from './attestation/predicate-types.ts';
export type { AttestationSubject, StatementVersion } from './attestation/statement.ts';
export { verifyAttestation } from './attestation/verify-attestation.ts';
export type {
  VerifiedAttestation,
  VerifyAttestationOptions,
} from './attestation/verify-attestation.ts';
export { writeAttestation } from './attestation/write-attestation.ts';
export type { WriteAttestationOptions } from './attestation/write-attestation.ts';
