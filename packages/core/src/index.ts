export { assertRange, memoryFolder, memorySource, SourceError } from './artifact.ts';
export type {
  Artifact,
  ByteSource,
  FolderEntry,
  FolderSource,
  OpenByteSource,
  SourceErrorCode,
} from './artifact.ts';
export { canonicalJson } from './canonical-json.ts';
export { canonicalDigest, manifestDigest, parseDigest, sha256Digest } from './digest.ts';
export type { Digest, ManifestEntry } from './digest.ts';
export { escapeForDisplay } from './display.ts';
export type { EscapeOptions } from './display.ts';
export { CodedError, CoreError, hasCode } from './error.ts';
export type { CoreErrorCode } from './error.ts';
export { evidenceId, makeEvidence, TIERS } from './evidence.ts';
export type { Attested, Evidence, Producer, Subject, Tier } from './evidence.ts';
export { FILE_ROLES } from './file-role.ts';
export type { FileRole } from './file-role.ts';
export { isRuleId } from './finding.ts';
export type { Finding, FindingKind, Level, Location } from './finding.ts';
export { makeFinding } from './fingerprint.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type {
  EvidenceSummary,
  FindingSummary,
  Gone,
  RememberedFact,
  Standing,
  Withdrawn,
  WithdrawnFinding,
} from './memory.ts';
export { formatModelRef, isModelName, parseModelRef } from './model-ref.ts';
export type { ModelRef } from './model-ref.ts';
export type {
  Control,
  ControlFamily,
  Counts,
  Coverage,
  Gate,
  GateOutcome,
  Posture,
  ReasonCode,
  Status,
  Verdict,
  Waiver,
  WaiverEffect,
  WaiverUse,
} from './posture.ts';
export { isRelativePath, RELATIVE_PATH } from './relative-path.ts';
export type { CodeHelp, CodeSet } from './code-set.ts';
export { findingByRule } from './rule.ts';
export type { GradedRule, Rule, RuleSet } from './rule.ts';
export { parseInstant } from './time.ts';
export { identityProblem, isIdentity, matchesPattern } from './signer-identity.ts';
export type { IdentityFacts, SignerIdentity, WorkflowIdentity } from './signer-identity.ts';
export type { SignerFacts } from './signer-facts.ts';
export { untilAborted } from './until-aborted.ts';
export { withDefaults } from './with-defaults.ts';
