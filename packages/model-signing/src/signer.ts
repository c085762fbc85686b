import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import type { SigningMethod } from './parsed-bundle.ts';

/**
 * A private key that is elsewhere: a KMS, a PKCS#11 token, an HSM.
 *
 * ECDSA on P-256 with SHA-256, P-384 with SHA-384 or P-521 with SHA-512, as its public key determines.
 */
export interface Signer {
  /** The public key; its curve decides the digest. */
  publicKey(): Promise<KeyObject>;
  /** Signs the message (not its digest). The answer can be DER or raw `r || s` (IEEE P1363). */
  sign(
    message: Uint8Array,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Uint8Array>;
}

/** Turns a payload into a signed Sigstore bundle. `keySigner`, `certificateSigner` and `sigstoreSigner` make one. */
export interface BundleSigner {
  /** The signing method in the bundle. */
  readonly method: SigningMethod;
  /**
   * A bundle, as JSON, over the payload.
   *
   * @throws {ModelSigningError} SIGNER_FAILED and other codes of stage `sign`
   */
  signPayload(
    payload: Uint8Array,
    payloadType: string,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<JsonObject>;
}
