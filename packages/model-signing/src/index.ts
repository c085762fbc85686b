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
export { parseBundle } from './bundle/parse-bundle.ts';
export type { ParseBundleOptions } from './bundle/parse-bundle.ts';
export type { CodeDescription, Stage } from './codes/code.ts';
export { codeSet } from './codes/code-set.ts';
export { codes } from './codes/index.ts';
export { verifyEnvelope } from './envelope/verify-envelope.ts';
export type { VerifyEnvelopeOptions } from './envelope/verify-envelope.ts';
export { ModelSigningError } from './error.ts';
export type { ModelSigningErrorCode } from './error.ts';
export { trustKeys } from './keys/trust-keys.ts';
export type { TrustKeysOptions } from './keys/trust-keys.ts';
export { inspectBundle } from './inspect.ts';
export type {
  BundleInspection,
  ClaimedCertificate,
  ClaimedIdentity,
  ClaimedLogEntry,
  ClaimedModel,
  ClaimedSigner,
  ClaimedStatement,
  UnreadablePart,
} from './inspect/inspection.ts';
export { rootDigest } from './manifest/root-digest.ts';
export type { TwinOptions } from './manifest/twins.ts';
export { compareModel } from './files/compare-model.ts';
export type { CompareModelOptions } from './files/compare-model.ts';
export { digestModel } from './files/digest-model.ts';
export type { DigestModelOptions, ModelDigest } from './files/digest-model.ts';
export type { ListedFile, ModelListing, Obstacle } from './files/list-model.ts';
export { openModel } from './files/open-model.ts';
export type { OpenModel } from './files/open-model.ts';
export type {
  Envelope,
  ParsedBundle,
  SigningMethod,
  VerificationMaterial,
} from './parsed-bundle.ts';
export {
  fileChanged,
  fileMissing,
  fileUnsigned,
  notVerified,
  ruleSet,
  signingFinding,
} from './finding.ts';
export { isGitPath } from './files/ignore.ts';
export { whichLoadable } from './loadable.ts';
export { signModel } from './sign-model.ts';
export type { SignedModel, SignModelOptions } from './sign-model.ts';
export { verifyModel } from './verify-model.ts';
export type { VerifyModelOptions } from './verify-model.ts';
export { verifySignature } from './verify-signature.ts';
export type { VerifiedSignature, VerifySignatureOptions } from './verify-signature.ts';
export { ignoredFindings, signatureFindings } from './warn.ts';
export type {
  HashAlgorithm,
  Resource,
  SerializationMethod,
  SignedManifest,
  SignedStatement,
  StatementDialect,
} from './signed-manifest.ts';
export type { BundleSigner, Signer } from './signer.ts';
export { certificateSigner } from './signers/certificate.ts';
export type { CertificateSignerOptions } from './signers/certificate.ts';
export { customSigner } from './signers/custom.ts';
export type { CustomSignerOptions } from './signers/custom.ts';
export { keySigner } from './signers/key.ts';
export type { KeySignerOptions } from './signers/key.ts';
export { sigstoreSigner } from './signers/sigstore.ts';
export type { SigstoreSignerOptions } from './signers/sigstore.ts';
export { withTransparencyLog } from './signers/transparency-log.ts';
export type { TransparencyLogOptions } from './signers/transparency-log.ts';
export type {
  CertificateClaim,
  CertificateClaims,
  SigstoreIdentity,
  TrustedRoot,
} from './sigstore/contract.ts';
export { githubWorkflow } from './sigstore/github-workflow.ts';
export type { GithubWorkflow } from './sigstore/github-workflow.ts';
export type { IdentityTokenSource } from './sigstore/identity-token.ts';
export { publicGoodRoot } from './sigstore/public-good-root.ts';
export { refreshTrustedRoot } from './sigstore/refresh-trusted-root.ts';
export type { RefreshOptions } from './sigstore/refresh-trusted-root.ts';
export { trustSigstore } from './sigstore/trust-sigstore.ts';
export type { TrustSigstoreOptions } from './sigstore/trust-sigstore.ts';
export { parseTrustedRoot } from './sigstore/trusted-root.ts';
export { makeStatement } from './statement/make-statement.ts';
export type {
  MadeStatement,
  MakeStatementOptions,
  StatementSpelling,
} from './statement/make-statement.ts';
export { parseStatement } from './statement/parse-statement.ts';
export type { ParseStatementOptions } from './statement/parse-statement.ts';
export type { TimestampOptions } from './timestamp/request-timestamp.ts';
export type { CertificateTrust, KeyTrust, SigstoreTrust, Trust } from './trust.ts';
export type {
  FileCoverage,
  TimeProof,
  UncoveredEntry,
  VerifiedModel,
  VerifiedSigner,
} from './verified.ts';
export { trustCertificates } from './x509/trust-certificates.ts';
export type { TrustCertificatesOptions } from './x509/trust-certificates.ts';
