import type { Digest } from './digest.ts';

/**
 * Shapes of the evidence payloads about signatures and attestations. As in `payloads.ts`: a reader that
 * did not make the evidence itself must check the shape.
 */

/** Who signed, as it was proved. A policy can be compared with these facts without the signature. */
export type SignerFacts = {
  /** How the signature was made. */
  readonly method: 'key' | 'certificate' | 'sigstore';
  /** One line for people: identity, certificate subject or key fingerprint. */
  readonly name: string;
  /** `sha256:` of the DER SubjectPublicKeyInfo. */
  readonly keyFingerprint: Digest;
  /** `P-256`, `P-384` or `P-521`; with `sigstore` what the certificate holds. */
  readonly keyType: string;
  /** With `sigstore`: who signed, and who vouched for that. */
  readonly identity?: string;
  /** URL of the OpenID Connect issuer that vouched for the identity. */
  readonly issuer?: string;
  /** With `sigstore`: what the certificate claims of the run, by the names of Fulcio's extensions. */
  readonly claims?: Readonly<Record<string, string>>;
  /** With `certificate` and `sigstore`. */
  readonly certificateSubject?: string;
  /** With `certificate`: subject of the anchor that the path ends at, and `sha256:` of its DER. */
  readonly anchor?: string;
  /** `sha256:` of the DER of that anchor. */
  readonly anchorFingerprint?: Digest;
};

/** One proof of when something was signed. */
export type SignedAt = {
  /** ISO 8601 UTC instant. */
  readonly time: string;
  /** `timestamp-authority`: RFC 3161; `transparency-log`: a signed entry of Rekor. */
  readonly source: 'timestamp-authority' | 'transparency-log';
  /** Subject of the authority's certificate, or origin or id of the log. */
  readonly by: string;
};

/** Why a verification failed: an error code of `@weighbridge/model-signing`, where it arose, and prose. */
export type VerificationProblem = {
  /** Error code of `@weighbridge/model-signing`, for instance `FILES_MISMATCH`. */
  readonly code: string;
  /** Where in the verification it arose, for instance `files`. */
  readonly stage: string;
  /** What is wrong, one sentence for people. */
  readonly message: string;
};

/** `signature/verification`: what became of one signature file. */
export type SignatureVerificationPayload = {
  /** `oms`: OpenSSF Model Signing. */
  readonly format: 'oms';
  /** The signature file, relative to the model's root; or what else it is called. */
  readonly path: string;
  /** SHA-256 of the file; absent where it does not lie in the model. */
  readonly file?: Digest;
  /** Of all files that hold weights, as they were when the file was seen. */
  readonly weights?: Digest;
  /**
   * true: the signature verifies, and every file that it lists is as it was signed. false: it was checked
   * and does not hold. null: it was not checked, as the policy names nobody who may sign, or no file was hashed.
   */
  readonly verified: boolean | null;
  /** How the bundle is signed, judged by its shape alone where `verified` is not true; null: unreadable. */
  readonly method: 'key' | 'certificate' | 'sigstore' | null;
  /** With `verified` false. */
  readonly problem?: VerificationProblem;
  /** Only where the signature itself verifies; the files may still differ. */
  readonly signer?: SignerFacts;
  /** Name that the policy gave to the signer. */
  readonly matchedSigner?: string;
  /** Proved times, earliest first; empty: no time is proved. */
  readonly signedAt: readonly SignedAt[];
  /** Where the signature verifies: form of the statement, its hash, root digest and payload digest. */
  readonly dialect?: string;
  /** How each file was hashed for the statement. */
  readonly algorithm?: 'sha256' | 'blake2b' | 'blake3';
  /** OMS root digest; it binds the bytes of the files and not their names. */
  readonly root?: Digest;
  /** SHA-256 of the signed payload; it binds names and bytes. */
  readonly payloadDigest?: Digest;
  /** How many files were compared with the signed list, and with what answer; absent: none was. */
  readonly files?: {
    readonly verified: number;
    readonly verifiedBytes: number;
    readonly mismatched: number;
    readonly missing: number;
    readonly notChecked: number;
    readonly unsignedPresent: number;
    readonly ignoredPresent: number;
  };
};

/** A file that a signed list does not vouch for. */
export type UncoveredFile = {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length, bytes. */
  readonly sizeBytes: number;
  /** `file`, `symlink`, `special` or `unreadable`. */
  readonly kind: string;
  /** Whether a loader may load it; null: not known. */
  readonly loadable: boolean | null;
};

/** A list cut to its first entries; `count` is always whole. */
export type CappedPaths = {
  /** How many there are, listed or not. */
  readonly count: number;
  /** The first of them, in path order. */
  readonly listed: readonly string[];
};

/** Loadable files come first, then those of which it is not known; every number is whole. */
export type CappedFiles = {
  /** How many there are, listed or not. */
  readonly count: number;
  /** Of these, how many a loader may load, and of how many that is not known. */
  readonly loadable: number;
  /** Of how many it is not known whether a loader may load them. */
  readonly unknown: number;
  /** The first of them, at most as many as the collector lists. */
  readonly listed: readonly UncoveredFile[];
};

/** `signature/manifest`: the list that one signature signs, compared with the files that are there. */
export type SignatureManifestPayload = {
  /** The signature file whose list this is. */
  readonly path: string;
  /** SHA-256 of the file; absent where it does not lie in the model. */
  readonly file?: Digest;
  /** Of all files that hold weights, as they were when the file was seen. */
  readonly weights?: Digest;
  /** Who signed the list. */
  readonly signer: SignerFacts;
  /** SHA-256 of the signed payload; it binds names and bytes. */
  readonly payloadDigest: Digest;
  /** Signed files that are as they were signed. */
  readonly verified: number;
  /** Bytes of the files that are as they were signed. */
  readonly verifiedBytes: number;
  /** false: only a part of the signed files was compared. */
  readonly complete: boolean;
  /** Signed files that were not compared. */
  readonly notChecked: CappedPaths;
  /** Signed files whose bytes differ. */
  readonly mismatched: CappedPaths;
  /** Signed files that are not there. */
  readonly missing: CappedPaths;
  /** Files that are here and not signed. */
  readonly unsignedPresent: CappedFiles;
  /** Below a path that the signer left out, or left out by the format itself, such as `.git`. */
  readonly ignoredPresent: CappedFiles;
  /** Pairs of a missing and an unsigned file of equal bytes. */
  readonly renamed: {
    readonly count: number;
    readonly listed: readonly { readonly from: string; readonly to: string }[];
  };
};

/** One sighting of a model's digest. */
export type DigestObservation = {
  /**
   * `admission`: a signed statement says that these bytes were admitted. `serving`: the bytes were hashed
   * where the model is served. `stored`: a copy was hashed of which nothing says that it is served.
   */
  readonly role: 'admission' | 'serving' | 'stored';
  /** Where: a path, a URL, or the policy that admitted. */
  readonly place: string;
  /** ISO 8601 UTC instant. */
  readonly observedAt: string;
  /** OMS root digest of the files. It does not bind their names. */
  readonly root: Digest;
  /** Digest of the signed list that the files were equal to; it binds their names. */
  readonly payloadDigest?: Digest;
  /** With `admission`: who signed the statement. */
  readonly signer?: SignerFacts;
  /** With `admission`: SHA-256 of the file that says it. */
  readonly file?: Digest;
  /** Of all files that hold weights, as they were when the file was seen. */
  readonly weights?: Digest;
};

/** `runtime/digest`: everywhere that one observer saw the model's digest, oldest first. */
export type RuntimeDigestPayload = {
  /** Every sighting, oldest first. */
  readonly observations: readonly DigestObservation[];
};

/** `pipeline/provenance`: what a provenance attestation says of how the model was made. */
export type PipelineProvenancePayload = {
  /** The attestation, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file; absent where it does not lie in the model. */
  readonly file?: Digest;
  /** Of all files that hold weights, as they were when the file was seen. */
  readonly weights?: Digest;
  /** As in `signature/verification`. */
  readonly verified: boolean | null;
  /** With `verified` false. */
  readonly problem?: VerificationProblem;
  /** Only where the statement verifies. */
  readonly signer?: SignerFacts;
  /** Name that the policy gave to the signer. */
  readonly matchedSigner?: string;
  /** Proved times, earliest first; empty: no time is proved. */
  readonly signedAt: readonly SignedAt[];
  /** URI, for instance `https://slsa.dev/provenance/v1`. */
  readonly predicateType?: string;
  /** The subject digest that is this model's; null: the statement is about other bytes. */
  readonly subjectDigest?: Digest | null;
  /** Who ran the build, as a URI; null: the statement does not say. */
  readonly builder?: string | null;
  /** What it was built from, as a URI; null: the statement does not say. */
  readonly source?: string | null;
};
