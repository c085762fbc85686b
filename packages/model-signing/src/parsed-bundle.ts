import type { JsonObject } from '@weighbridge/core';

/** How a bundle is signed, judged only by its shape. */
export type SigningMethod = 'key' | 'certificate' | 'sigstore';

/** What a bundle offers for the check of its signature. None of it is trusted. */
export type VerificationMaterial =
  | {
      readonly kind: 'public-key';
      /** Names the key: hex SHA-256 of its PEM text in OMS; free text elsewhere. */
      readonly hint?: string;
      /** DER SubjectPublicKeyInfo, in bundles before OMS 1.0. A claim, never a key to verify with. */
      readonly spki?: Uint8Array;
    }
  | {
      readonly kind: 'certificates';
      /** DER, leaf first. */
      readonly chain: readonly Uint8Array[];
    };

/** The signed envelope (DSSE). */
export interface Envelope {
  /** Media type of the payload; it is signed too. */
  readonly payloadType: string;
  /** The signed bytes. */
  readonly payload: Uint8Array;
  /** The one signature, raw bytes. */
  readonly signature: Uint8Array;
  /** The signer's name for its key; it decides nothing. */
  readonly keyid?: string;
}

/** A Sigstore bundle, or a bare DSSE envelope, read strictly and NOT verified. */
export interface ParsedBundle {
  /** Absent for a bare DSSE envelope. */
  readonly mediaType?: string;
  /** `0.1`, `0.2`, `0.3`, or `dsse` for a bare envelope. */
  readonly version: '0.1' | '0.2' | '0.3' | 'dsse';
  /** How it is signed, by the shape of the bundle. */
  readonly method: SigningMethod;
  /** Absent for a bare envelope, which names at most a key id. */
  readonly material?: VerificationMaterial;
  /** What was signed, and the signature. */
  readonly envelope: Envelope;
  /** Transparency log entries, unchanged. */
  readonly tlogEntries: readonly JsonObject[];
  /** DER RFC 3161 timestamp responses. */
  readonly timestamps: readonly Uint8Array[];
  /** The whole bundle as strict JSON, for readers of other parts. */
  readonly json: JsonObject;
}
