import type { KeyObject, X509Certificate } from 'node:crypto';
import type { SigstoreIdentity, TrustedRoot } from './sigstore/contract.ts';

/** Public keys, any of which may have signed. Make it with `trustKeys`. */
export interface KeyTrust {
  readonly method: 'key';
  /** Public keys, any of which may have signed. */
  readonly keys: readonly KeyObject[];
  /** Roots of timestamp authorities; without them, timestamps in a bundle count for nothing. */
  readonly timestampAuthorities?: readonly X509Certificate[];
  /**
   * Logs of this root: at least one must hold the signature, and its time counts. Without them, log entries in
   * a bundle count for nothing.
   */
  readonly transparencyLogs?: TrustedRoot;
}

/** Certificate authorities. Make it with `trustCertificates`. */
export interface CertificateTrust {
  readonly method: 'certificate';
  /** Each is an anchor, self-signed or not; certificates from a bundle never are. */
  readonly anchors: readonly X509Certificate[];
  /** Roots of timestamp authorities; without them a certificate must be valid now. */
  readonly timestampAuthorities?: readonly X509Certificate[];
  /**
   * Logs of this root: at least one must hold the signature, and its time counts. Without them, log entries in
   * a bundle count for nothing.
   */
  readonly transparencyLogs?: TrustedRoot;
}

/** Sigstore keyless signing: who may sign, by a validated trusted root. Make it with `trustSigstore`. */
export interface SigstoreTrust {
  readonly method: 'sigstore';
  /** Authorities and logs that count. */
  readonly root: TrustedRoot;
  /** At least one; both parts are compared exactly. */
  readonly identities: readonly SigstoreIdentity[];
}

/** What the caller trusts. None of it ever comes from a bundle. */
export type Trust = KeyTrust | CertificateTrust | SigstoreTrust;
