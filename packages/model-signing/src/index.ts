export type { CodeDescription, Stage } from './codes/code.ts';
export { codes } from './codes/index.ts';
export { ModelSigningError } from './error.ts';
export type { ModelSigningErrorCode } from './error.ts';
export type {
  Envelope,
  ParsedBundle,
  SigningMethod,
  VerificationMaterial,
} from './parsed-bundle.ts';
export type {
  HashAlgorithm,
  Resource,
  SerializationMethod,
  SignedManifest,
  SignedStatement,
  StatementDialect,
} from './signed-manifest.ts';
export type { BundleSigner, Signer } from './signer.ts';
export type {
  CertificateClaim,
  CertificateClaims,
  SigstoreIdentity,
  TrustedRoot,
} from './sigstore/contract.ts';
export { githubWorkflow } from './sigstore/github-workflow.ts';
export type { GithubWorkflow } from './sigstore/github-workflow.ts';
export { publicGoodRoot } from './sigstore/public-good-root.ts';
export { trustSigstore } from './sigstore/trust-sigstore.ts';
export type { TrustSigstoreOptions } from './sigstore/trust-sigstore.ts';
export { parseTrustedRoot } from './sigstore/trusted-root.ts';
export type { CertificateTrust, KeyTrust, SigstoreTrust, Trust } from './trust.ts';
export type {
  FileCoverage,
  TimeProof,
  UncoveredEntry,
  VerifiedModel,
  VerifiedSigner,
} from './verified.ts';
