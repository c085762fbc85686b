import type { Digest } from './digest.ts';

/** Who signed, as verification proved it. A policy can be compared with these facts without the signature. */
export type SignerFacts = {
  /** How the signature was made. */
  readonly method: 'key' | 'certificate' | 'sigstore';
  /** One human-readable line: identity, certificate subject or key fingerprint. */
  readonly name: string;
  /** `sha256:` of the DER SubjectPublicKeyInfo. */
  readonly keyFingerprint: Digest;
  /** `P-256`, `P-384` or `P-521`; with `sigstore` the type of the certificate's key. */
  readonly keyType: string;
  /** With `sigstore`: who signed, and who vouched for that. */
  readonly identity?: string;
  /** URL of the OpenID Connect issuer that vouched for the identity. */
  readonly issuer?: string;
  /** With `sigstore`: the certificate's claims about the run, by the names of Fulcio's extensions. */
  readonly claims?: Readonly<Record<string, string>>;
  /** With `certificate` and `sigstore`. */
  readonly certificateSubject?: string;
  /** With `certificate`: subject of the anchor that the path ends at, and `sha256:` of its DER. */
  readonly anchor?: string;
  /** `sha256:` of the DER of that anchor. */
  readonly anchorFingerprint?: Digest;
};
