import type { Digest } from '@weighbridge/core';
import type { ModelSigningErrorCode } from '../error.ts';
import type { ParsedBundle, SigningMethod } from '../parsed-bundle.ts';
import type { HashAlgorithm, SerializationMethod, StatementDialect } from '../signed-manifest.ts';
import type { CertificateClaims } from '../sigstore/contract.ts';

/** What a certificate in a bundle says of itself. Anyone can write any certificate. */
export interface ClaimedCertificate {
  /** One line, most specific part first; empty when there is none. */
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** ISO 8601 UTC instants. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `sha256:` of the DER. */
  readonly fingerprint: Digest;
  /** Node's name of the key's type, with the curve: `ec prime256v1`, `rsa`. */
  readonly keyType: string;
  /** Alternative names as OpenSSL prints them. */
  readonly alternativeNames?: string;
}

/** Who a keyless certificate says it was issued to, and on whose word. */
export interface ClaimedIdentity {
  readonly identity: string;
  readonly issuer: string;
  /** Build facts, as Fulcio records them. */
  readonly claims: CertificateClaims;
}

/** Who a bundle says signed it. */
export interface ClaimedSigner {
  /** What the bundle calls its key. */
  readonly keyHint?: string;
  /** `sha256:` of the DER of the key that an old bundle carries. */
  readonly keyFingerprint?: Digest;
  readonly keyid?: string;
  /** Leaf first; those that cannot be read are left out and named in `unreadable`. */
  readonly certificates: readonly ClaimedCertificate[];
  /** With a keyless signature. */
  readonly identity?: ClaimedIdentity;
}

/** One entry of a transparency log, as the bundle tells it. */
export interface ClaimedLogEntry {
  readonly logIndex?: string;
  /** Base64. */
  readonly logId?: string;
  readonly kind?: string;
  readonly version?: string;
  /** ISO 8601 UTC instant. */
  readonly integratedTime?: string;
  readonly hasInclusionPromise: boolean;
  readonly hasInclusionProof: boolean;
}

/** What the payload states, whatever it states. */
export interface ClaimedStatement {
  readonly payloadType: string;
  readonly payloadBytes: number;
  /** SHA-256 of the payload's bytes. */
  readonly payloadDigest: Digest;
  /** The statement's `_type`. */
  readonly type?: string;
  readonly predicateType?: string;
}

/** What a model signature states. */
export interface ClaimedModel {
  readonly dialect: StatementDialect;
  readonly subjectName: string;
  readonly root: Digest;
  readonly method: SerializationMethod;
  readonly algorithm: HashAlgorithm;
  readonly shardBytes?: number;
  readonly allowSymlinks: boolean;
  readonly ignorePaths: readonly string[];
  readonly unusableIgnorePaths: readonly string[];
  readonly files: number;
  /** Files, or shards of them. */
  readonly resources: number;
}

/** A part of a bundle that cannot be read. A verification would refuse the bundle for it, or not trust it. */
export interface UnreadablePart {
  /** JSON Pointer into the bundle. */
  readonly part: string;
  readonly code?: ModelSigningErrorCode;
  readonly message: string;
}

/**
 * What a bundle says, NOT verified: every value is what whoever made the bundle chose to write. Texts
 * are as they stand: escape them before they reach a terminal or a page.
 */
export interface BundleInspection {
  /** Always: no signature was checked. */
  readonly verified: false;
  readonly warning: string;
  readonly claims: {
    readonly mediaType?: string;
    readonly version: ParsedBundle['version'];
    readonly method: SigningMethod;
    readonly signer: ClaimedSigner;
    readonly statement: ClaimedStatement;
    /** Absent when the payload is not a model signature that can be read. */
    readonly model?: ClaimedModel;
    readonly logEntries: readonly ClaimedLogEntry[];
    /** Times that RFC 3161 timestamps state, ISO 8601 UTC instants. */
    readonly timestamps: readonly string[];
  };
  readonly unreadable: readonly UnreadablePart[];
}
