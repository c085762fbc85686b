import type { Digest } from '@weighbridge/core';
import type { ModelSigningErrorCode } from '../error.ts';
import type { ParsedBundle, SigningMethod } from '../parsed-bundle.ts';
import type { HashAlgorithm, SerializationMethod, StatementDialect } from '../signed-manifest.ts';
import type { CertificateClaims } from '../sigstore/contract.ts';

/** What a certificate in a bundle says about itself. Anyone can write any certificate. */
export interface ClaimedCertificate {
  /** One line, most specific part first; empty when there is none. */
  readonly subject: string;
  /** One line, most specific part first. */
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
  /** ISO 8601 UTC instants. */
  readonly validFrom: string;
  /** ISO 8601 UTC instant. */
  readonly validTo: string;
  /** `sha256:` of the DER. */
  readonly fingerprint: Digest;
  /** Node's name of the key's type, with the curve: `ec prime256v1`, `rsa`. */
  readonly keyType: string;
  /** Alternative names as OpenSSL prints them. */
  readonly alternativeNames?: string;
}

/** Who a keyless certificate says it was issued to, and which issuer vouched. */
export interface ClaimedIdentity {
  /** E-mail address or URI of the alternative name. */
  readonly identity: string;
  /** URL of the OpenID Connect issuer. */
  readonly issuer: string;
  /** Build facts, as Fulcio records them. */
  readonly claims: CertificateClaims;
}

/** Who a bundle says signed it. */
export interface ClaimedSigner {
  /** The bundle's name for its key. */
  readonly keyHint?: string;
  /** `sha256:` of the DER of the key that an old bundle carries. */
  readonly keyFingerprint?: Digest;
  /** The envelope's name for its key. */
  readonly keyid?: string;
  /** Leaf first; those that cannot be read are left out and named in `unreadable`. */
  readonly certificates: readonly ClaimedCertificate[];
  /** With a keyless signature. */
  readonly identity?: ClaimedIdentity;
}

/** One entry of a transparency log, as the bundle states it. */
export interface ClaimedLogEntry {
  /** Index in the log, decimal. */
  readonly logIndex?: string;
  /** Base64. */
  readonly logId?: string;
  /** Type of the entry, for instance `dsse`. */
  readonly kind?: string;
  /** Version of that type. */
  readonly version?: string;
  /** ISO 8601 UTC instant. */
  readonly integratedTime?: string;
  /** Whether the log promised to enter it. */
  readonly hasInclusionPromise: boolean;
  /** Whether there is a proof that the log holds it. */
  readonly hasInclusionProof: boolean;
}

/** What the payload states, of any kind. */
export interface ClaimedStatement {
  /** Media type that the envelope names. */
  readonly payloadType: string;
  /** Length of the payload, bytes. */
  readonly payloadBytes: number;
  /** SHA-256 of the payload's bytes. */
  readonly payloadDigest: Digest;
  /** The statement's `_type`. */
  readonly type?: string;
  /** URI of the predicate's type. */
  readonly predicateType?: string;
}

/** What a model signature states. */
export interface ClaimedModel {
  /** Form of the statement. */
  readonly dialect: StatementDialect;
  /** Name of the model, for people. */
  readonly subjectName: string;
  /** OMS root digest as stated; nothing was computed. */
  readonly root: Digest;
  /** Whether files were listed whole or in shards. */
  readonly method: SerializationMethod;
  /** How each file or shard was hashed. */
  readonly algorithm: HashAlgorithm;
  /** Length of a shard, bytes; only with shards. */
  readonly shardBytes?: number;
  /** Whether links were followed when it was signed. */
  readonly allowSymlinks: boolean;
  /** Paths that the signer left out. */
  readonly ignorePaths: readonly string[];
  /** Paths that were left out and have no effect here, such as absolute ones. */
  readonly unusableIgnorePaths: readonly string[];
  /** How many files it lists. */
  readonly files: number;
  /** Files, or shards of them. */
  readonly resources: number;
}

/** A part of a bundle that cannot be read. A verification would refuse the bundle for it, or not trust it. */
export interface UnreadablePart {
  /** JSON Pointer into the bundle. */
  readonly part: string;
  /** Code of the error that a verification would throw for it. */
  readonly code?: ModelSigningErrorCode;
  /** What is wrong with it, one sentence. */
  readonly message: string;
}

/**
 * What a bundle says, NOT verified: every value is what the bundle's maker chose to write. Texts are
 * unchanged: escape them before they reach a terminal or a page.
 */
export interface BundleInspection {
  /** Always: no signature was checked. */
  readonly verified: false;
  /** The same in words, for callers that print the rest. */
  readonly warning: string;
  /** What the bundle's maker wrote into it. */
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
  /** Parts that cannot be read, in the order of the bundle. */
  readonly unreadable: readonly UnreadablePart[];
}
