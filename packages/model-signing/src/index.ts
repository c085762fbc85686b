// Sign a model, and verify its signature.

export type { CodeDescription, Stage } from './codes/code.ts';
export { codeSet } from './codes/code-set.ts';
export { codes } from './codes/index.ts';
export { ModelSigningError } from './error.ts';
export type { ModelSigningErrorCode } from './error.ts';
export { ruleSet } from './finding.ts';
export { trustKeys } from './keys/trust-keys.ts';
export type { TrustKeysOptions } from './keys/trust-keys.ts';
export type { SigningMethod } from './parsed-bundle.ts';
export { signModel } from './sign-model.ts';
export type { SignedModel, SignModelOptions } from './sign-model.ts';
export { verifyModel } from './verify-model.ts';
export type { VerifyModelOptions } from './verify-model.ts';
export type {
  HashAlgorithm,
  Resource,
  SerializationMethod,
  SignedManifest,
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
