// Bundles and statements as they are written down: read, inspected and verified without a model's files.

export { parseBundle } from './bundle/parse-bundle.ts';
export type { ParseBundleOptions } from './bundle/parse-bundle.ts';
export { verifyEnvelope } from './envelope/verify-envelope.ts';
export type { VerifyEnvelopeOptions } from './envelope/verify-envelope.ts';
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
export type { Envelope, ParsedBundle, VerificationMaterial } from './parsed-bundle.ts';
export { verifySignature } from './verify-signature.ts';
export type { VerifiedSignature, VerifySignatureOptions } from './verify-signature.ts';
export type { SignedStatement, StatementDialect } from './signed-manifest.ts';
export { makeStatement } from './statement/make-statement.ts';
export type {
  MadeStatement,
  MakeStatementOptions,
  StatementSpelling,
} from './statement/make-statement.ts';
export { parseStatement } from './statement/parse-statement.ts';
export type { ParseStatementOptions } from './statement/parse-statement.ts';
