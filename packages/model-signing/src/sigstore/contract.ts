import type { JsonObject } from '@weighbridge/core';

/** Who signed: both parts mandatory and compared exactly, code unit by code unit. */
export interface SigstoreIdentity {
  /** The certificate's subject alternative name: an e-mail address or a URI. */
  readonly identity: string;
  /** URL of the OpenID Connect issuer that vouched for it. */
  readonly issuer: string;
}

/** A validated Sigstore trusted root (`trustedroot.v0.1` JSON). Make it with `parseTrustedRoot`. */
export interface TrustedRoot {
  /** Where it came from, for people: `pinned`, `tuf`, `file`. */
  readonly source: 'pinned' | 'tuf' | 'file';
  readonly json: JsonObject;
}
