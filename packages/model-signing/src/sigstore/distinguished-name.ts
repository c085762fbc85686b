import { X509Certificate as NodeCertificate } from 'node:crypto';
import type { X509Certificate } from '@sigstore/core';

/** Subject of a certificate in one line, most specific part first; empty when it has none. */
export function distinguishedName(certificate: X509Certificate | NodeCertificate): string {
  const node =
    certificate instanceof NodeCertificate
      ? certificate
      : new NodeCertificate(certificate.root.toDER());
  // Node gives undefined for an empty subject, whatever its types say.
  const subject = node.subject as string | undefined;
  return (subject ?? '').split('\n').toReversed().join(',');
}
