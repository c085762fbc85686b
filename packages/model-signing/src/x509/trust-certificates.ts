import type { X509Certificate } from 'node:crypto';
import { ModelSigningError } from '../error.ts';
import { pemCertificates } from '../pem.ts';
import type { TrustedRoot } from '../sigstore/contract.ts';
import type { CertificateTrust } from '../trust.ts';
import { readCertificate } from './certificate.ts';

/** Options of `trustCertificates`. */
export interface TrustCertificatesOptions {
  /** PEM text of the certificates of timestamp authorities; default none. */
  readonly timestampAuthorities?: string | Uint8Array | undefined;
  /** Root whose logs must hold the signature; default none, and log entries count for nothing. */
  readonly transparencyLogs?: TrustedRoot | undefined;
}

/**
 * Reads certificates that the caller trusts.
 *
 * @throws {ModelSigningError} TRUST_INVALID
 */
export function readAnchors(
  input: string | Uint8Array,
  what: string,
): readonly [X509Certificate, ...X509Certificate[]] {
  try {
    const [first, ...rest] = pemCertificates(input).map((der) => readCertificate(der).node);
    if (first !== undefined) return [first, ...rest];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ModelSigningError('TRUST_INVALID', `a certificate of a ${what}: ${reason}`, {
      cause,
    });
  }
  throw new ModelSigningError('TRUST_INVALID', `the text has no certificate of a ${what}`);
}

/**
 * Trust in certificate authorities: a bundle verifies when its certificate has a path to one of them.
 *
 * PEM text with one certificate or more, or one in DER. Each counts by itself: a root, an intermediate (what
 * is above it does not matter), or the signing certificate itself.
 *
 * @throws {ModelSigningError} TRUST_INVALID when there is none, or one cannot be read
 */
export function trustCertificates(
  anchors: string | Uint8Array,
  options: TrustCertificatesOptions = {},
): CertificateTrust {
  const list = readAnchors(anchors, 'certificate authority');
  const { timestampAuthorities, transparencyLogs } = options;
  return {
    method: 'certificate',
    anchors: list,
    ...(timestampAuthorities === undefined
      ? {}
      : { timestampAuthorities: readAnchors(timestampAuthorities, 'timestamp authority') }),
    ...(transparencyLogs === undefined ? {} : { transparencyLogs }),
  };
}
