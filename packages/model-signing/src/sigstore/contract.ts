import type { JsonObject, SignerIdentity } from '@weighbridge/core';

/**
 * Claims about a build that a certificate can carry, by the names of Fulcio's extensions.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export type CertificateClaim =
  | 'buildSignerUri'
  | 'buildSignerDigest'
  | 'runnerEnvironment'
  | 'sourceRepositoryUri'
  | 'sourceRepositoryDigest'
  | 'sourceRepositoryRef'
  | 'sourceRepositoryIdentifier'
  | 'sourceRepositoryOwnerUri'
  | 'sourceRepositoryOwnerIdentifier'
  | 'buildConfigUri'
  | 'buildConfigDigest'
  | 'buildTrigger'
  | 'runInvocationUri'
  | 'sourceRepositoryVisibility';

/** Claims by name, as a certificate states them or as a policy requires them. */
export type CertificateClaims = Readonly<Partial<Record<CertificateClaim, string>>>;

/**
 * Who may sign: an issuer, exactly, with an identity (exact, or an anchored pattern) or a workflow; see
 * `SignerIdentity` of `@weighbridge/core`. A certificate's identity is its subject alternative name.
 */
export interface SigstoreIdentity extends SignerIdentity {
  /** Claims that the certificate must carry too, each exactly; it may have more. */
  readonly claims?: CertificateClaims;
}

/** A validated Sigstore trusted root (`trustedroot.v0.1` JSON). Make it with `parseTrustedRoot`. */
export interface TrustedRoot {
  /** Where it came from, for people: `pinned`, `tuf`, `file`. */
  readonly source: 'pinned' | 'tuf' | 'file';
  /** The document itself. */
  readonly json: JsonObject;
}
