export { neededInputs } from './demands.ts';
export type { Demands, InputsOf } from './demands.ts';
export { defineInstrument } from './instrument.ts';
export type { Instrument, InstrumentContext, Observed } from './instrument.ts';
export { instruments } from './instruments/index.ts';
export type { InputName, ModelInputs, StatementSource } from './inputs.ts';
export { observe } from './observe.ts';
export type { Observation, ObserveOptions } from './observe.ts';
export { defineReading } from './reading.ts';
export type { ObserveSettings, Read, ReadContext, Reading } from './reading.ts';
export type { ReadingFindings } from './reader.ts';
export { readings } from './readings/index.ts';
export type { Look } from './run-instruments.ts';
export { listContent } from './content.ts';
export type { ModelContent } from './content.ts';
export type { CheckedStatement } from './handed-in/check-statements.ts';
export type { CheckedAttestation } from './signing/check-attestations.ts';
export type { CheckedSignature } from './signing/check-signatures.ts';
export { SIGNATURE_NAMES } from './signing/signature-files.ts';
export type { SignatureSource } from './signing/signature-files.ts';
export { weigh } from './weigh.ts';
export type { Weighing, WeighingWithoutFolder, WeighOptions } from './weighing.ts';
export { codeSets } from './code-sets.ts';
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
export { codeSet, statementCodes } from './statement/codes.ts';
export type { StatementCode } from './statement/codes.ts';
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
