import { X509Certificate } from '@sigstore/core';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import type { Curve } from '../keys/curve.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { Certificate } from '../x509/certificate.ts';
import { KEY_USAGE, PURPOSE } from '../x509/extensions.ts';
import { readIdentity } from './certificate-identity.ts';
import type { CertificateIdentity } from './certificate-identity.ts';

/** What a signing certificate states. Proved only once its path and its log entry are verified. */
export interface Leaf extends CertificateIdentity {
  readonly certificate: Certificate;
  readonly curve: Curve;
  /** The same certificate, in the Sigstore verifier's type. */
  readonly entityCertificate: X509Certificate;
}

/**
 * Reads a keyless signing certificate and checks that it is for code signing.
 *
 * @throws {ModelSigningError} CERTIFICATE_MALFORMED, SIGSTORE_CERTIFICATE, UNSUPPORTED_KEY,
 *   CERTIFICATE_IDENTITY
 */
export function readLeaf(der: Uint8Array): Leaf {
  const certificate = readCertificate(der);
  assertCodeSigning(certificate);
  const curve = curveOf(certificate.publicKey);
  if (curve === undefined) {
    throw new ModelSigningError(
      'UNSUPPORTED_KEY',
      'The certificate’s key is not on P-256, P-384 or P-521.',
    );
  }
  return {
    certificate,
    curve,
    ...readIdentity(der),
    entityCertificate: readForVerifier(der),
  };
}

function readForVerifier(der: Uint8Array): X509Certificate {
  try {
    return X509Certificate.parse(Buffer.from(der));
  } catch (cause) {
    throw new ModelSigningError('CERTIFICATE_MALFORMED', 'The signing certificate is malformed.', {
      cause,
    });
  }
}

function assertCodeSigning({ extensions }: Certificate): void {
  const { authority, keyUsage, purposes, refused } = extensions;
  if (authority !== undefined) throw refusal('is that of an authority');
  if (keyUsage?.has(KEY_USAGE.digitalSignature) !== true) {
    throw refusal('lacks the key usage digitalSignature');
  }
  if (purposes?.includes(PURPOSE.codeSigning) !== true) {
    throw refusal('lacks the extended key usage codeSigning');
  }
  if (refused.length > 0) throw refusal(`has an extension that is not understood: ${refused[0]}`);
}

function refusal(why: string): ModelSigningError {
  return new ModelSigningError('SIGSTORE_CERTIFICATE', `The signing certificate ${why}.`);
}
