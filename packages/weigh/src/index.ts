export { defineEvidenceCollector } from './collector.ts';
export type { CollectContext, Collected, EvidenceCollector } from './collector.ts';
export { listContent } from './content.ts';
export type { ModelContent } from './content.ts';
export { collectors } from './collectors/index.ts';
export type { CheckedAttestation } from './signing/check-attestations.ts';
export type { CheckedSignature } from './signing/check-signatures.ts';
export { SIGNATURE_NAMES } from './signing/signature-files.ts';
export type { SignatureSource } from './signing/signature-files.ts';
export { weigh } from './weigh.ts';
export type { Weighing, WeighOptions } from './weighing.ts';
export { ruleSets } from './rule-sets.ts';
export { ruleSet } from './rules.ts';
export { checkAdmission, checkPrevious, postureDigest } from './statement/admission.ts';
export type {
  Admission,
  AdmissionOptions,
  ComputedPosture,
  PreviousStatement,
} from './statement/admission.ts';
export { assertCovers, assertCoversWeighed } from './statement/covers.ts';
export type { CoverOptions } from './statement/covers.ts';
export { StatementError } from './statement/error.ts';
export type { StatementErrorCode } from './statement/error.ts';
export { exportEvidence, parseExport } from './statement/export.ts';
export type { AssessmentInputs, EvidenceExport, ExportedEvidence } from './statement/export.ts';
export { STATEMENT_FILES } from './statement/files.ts';
export { assertAllSeen, digestFolder } from './statement/folder-digest.ts';
export type { FolderDigest, FolderDigestOptions, UnseenEntry } from './statement/folder-digest.ts';
export { gateProperties } from './statement/gate-properties.ts';
export {
  DEFAULT_VERIFIER,
  policyUriOf,
  resourceUriOf,
  resultStatement,
  summaryStatement,
} from './statement/gate-statements.ts';
export type { GateContext } from './statement/gate-statements.ts';
export { holdsUntil } from './statement/holds-until.ts';
export { identifyModel } from './statement/identify-model.ts';
export type { IdentifyModelOptions, SignedIdentity } from './statement/identify-model.ts';
export { postureStatement } from './statement/posture-statement.ts';
export { signPosture } from './statement/sign-posture.ts';
export type { SignedPosture, SignPostureOptions } from './statement/sign-posture.ts';
export { verifyPosture } from './statement/verify-posture.ts';
export type { VerifiedPosture, VerifyPostureOptions } from './statement/verify-posture.ts';
