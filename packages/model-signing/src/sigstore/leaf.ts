import { X509Certificate as NodeCertificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { X509Certificate } from '@sigstore/core';
import { ModelSigningError } from '../error.ts';
import { unknownCriticalExtension } from './certificate-extensions.ts';
import { readIdentity } from './certificate-identity.ts';
import type { CertificateClaims } from './contract.ts';
import { distinguishedName } from './distinguished-name.ts';

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/** What a signing certificate states. Proved only once its path and its log entry are. */
export interface Leaf {
  readonly der: Uint8Array;
  readonly publicKey: KeyObject;
  readonly identity: string;
  readonly issuer: string;
  readonly claims: CertificateClaims;
  /** One line, most specific part first; empty for Fulcio's certificates. */
  readonly subject: string;
  readonly certificate: X509Certificate;
}

/**
 * Reads a keyless signing certificate and checks that it is one for signing code.
 *
 * @throws {ModelSigningError} SIGSTORE_CERTIFICATE, CERTIFICATE_IDENTITY
 */
export function readLeaf(der: Uint8Array): Leaf {
  let node: NodeCertificate;
  let certificate: X509Certificate;
  try {
    node = new NodeCertificate(der);
    certificate = X509Certificate.parse(Buffer.from(der));
    assertCodeSigning(node, certificate);
  } catch (cause) {
    if (cause instanceof ModelSigningError) throw cause;
    throw refusal('is not an X.509 certificate', cause);
  }
  return {
    der,
    publicKey: node.publicKey,
    ...readIdentity(der),
    subject: distinguishedName(node),
    certificate,
  };
}

function assertCodeSigning(node: NodeCertificate, certificate: X509Certificate): void {
  if (node.ca) throw refusal('is that of an authority');
  if (certificate.extKeyUsage?.digitalSignature !== true) {
    throw refusal('lacks the key usage digitalSignature');
  }
  if (node.keyUsage?.includes(CODE_SIGNING) !== true) {
    throw refusal('lacks the extended key usage codeSigning');
  }
  const unknown = unknownCriticalExtension(node.raw);
  if (unknown !== undefined) {
    throw refusal(`has the critical extension ${unknown}, which is not understood`);
  }
}

function refusal(why: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('SIGSTORE_CERTIFICATE', `The signing certificate ${why}.`, {
    cause,
  });
}
