import type { Digest, Finding } from '@weighbridge/core';
import type { SigningMethod } from './parsed-bundle.ts';
import type { SerializationMethod, HashAlgorithm, StatementDialect } from './signed-manifest.ts';
import type { CertificateClaims } from './sigstore/contract.ts';

/** How the time of a signature is known. */
export interface TimeProof {
  /** ISO 8601 UTC instant. */
  readonly time: string;
  /** `timestamp-authority`: RFC 3161. `transparency-log`: a signed log entry (Rekor v1). */
  readonly source: 'timestamp-authority' | 'transparency-log';
  /** Who vouches for it: subject of the authority's certificate, or the log's origin or id. */
  readonly by: string;
}

/** Who signed, once it is proved. */
export interface VerifiedSigner {
  /** How the signature was made. */
  readonly method: SigningMethod;
  /** One line for people: identity, certificate subject or key fingerprint. */
  readonly name: string;
  /** `sha256:` of the DER SubjectPublicKeyInfo. */
  readonly keyFingerprint: Digest;
  /** `P-256`, `P-384` or `P-521`; for keyless signatures what the certificate holds. */
  readonly keyType: string;
  /** With `sigstore`. */
  readonly identity?: string;
  /** With `sigstore`: URL of the OpenID Connect issuer. */
  readonly issuer?: string;
  /** With `sigstore`: what the certificate claims about the run that signed. */
  readonly claims?: CertificateClaims;
  /** With `certificate` and `sigstore`: subject, one line, RFC 4514 style; empty when there is none. */
  readonly certificateSubject?: string;
  /** With `certificate`: subject of the anchor that the path ends at. */
  readonly anchor?: string;
  /** With `certificate`: `sha256:` of that anchor's DER, which identifies it. */
  readonly anchorFingerprint?: Digest;
  /** Proved times, earliest first; empty: no time is proved. */
  readonly signedAt: readonly TimeProof[];
  /** Transparency log index, where the signature is logged. */
  readonly logIndex?: string;
}

/** An entry that the signature does not cover. */
export interface UncoveredEntry {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length, bytes; 0 for what is not a file. */
  readonly sizeBytes: number;
  /** The kind in the listing: `file`, `symlink`, `special` or `unreadable`. */
  readonly kind: string;
}

/** What the signature was compared with. */
export interface FileCoverage {
  /** Signed files whose bytes are as signed, sorted by path. */
  readonly verified: readonly string[];
  /** Bytes of the files that are as signed. */
  readonly verifiedBytes: number;
  /** How many of these bytes came from a digest cache or from the caller instead of being read. */
  readonly cachedBytes: number;
  /** Signed files that were left out because `only` did not name them. */
  readonly notChecked: readonly string[];
  /** Signed files whose bytes differ. */
  readonly mismatched: readonly string[];
  /** Signed files that are missing. */
  readonly missing: readonly string[];
  /** Entries that are present and not signed. */
  readonly unsignedPresent: readonly UncoveredEntry[];
  /**
   * Entries below an ignored path, or left out by the format's defaults (`.git` and similar paths); not the
   * signature itself.
   */
  readonly ignoredPresent: readonly UncoveredEntry[];
  /** Pairs of a missing and an unsigned file with equal bytes. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** A model that is exactly what its signer signed. */
export interface VerifiedModel {
  /** Who signed, as it was proved. */
  readonly signer: VerifiedSigner;
  /** Form of the statement. */
  readonly dialect: StatementDialect;
  /** Informational name from the statement. */
  readonly subjectName: string;
  /** OMS root digest. */
  readonly root: Digest;
  /** SHA-256 of the signed payload's bytes. */
  readonly payloadDigest: Digest;
  /** How the files were listed and hashed. */
  readonly serialization: {
    readonly method: SerializationMethod;
    readonly algorithm: HashAlgorithm;
    readonly shardBytes?: number;
  };
  /** What the signature was compared with, file by file. */
  readonly coverage: FileCoverage;
  /** `signing/…` findings that do not break the verification: ignored loadable files, unsigned files, weak proof of time. */
  readonly warnings: readonly Finding[];
}
