import { X509Certificate } from '@sigstore/core';

/** Extensions that this code, or the parts it is built on, judge. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  '2.5.29.15', // key usage
  '2.5.29.17', // subject alternative name
  '2.5.29.19', // basic constraints
  '2.5.29.37', // extended key usage
]);

/** One extension of a certificate. */
export interface CertificateExtension {
  readonly oid: string;
  readonly critical: boolean;
  /** Contents of the extnValue OCTET STRING. */
  readonly value: Buffer;
}

/**
 * The extensions of a certificate, in its order.
 *
 * @throws {Error} when the bytes are no certificate or name an extension twice (RFC 5280, 4.2)
 */
export function certificateExtensions(der: Uint8Array): readonly CertificateExtension[] {
  const certificate = X509Certificate.parse(Buffer.from(der));
  const found = certificate.extensions.map((raw) => {
    const [id, middle] = raw.subs;
    const last = raw.subs.at(-1);
    if (id === undefined || last === undefined) throw new Error('an extension has no value');
    const critical = raw.subs.length === 3 && middle?.toBoolean() === true;
    return { oid: id.toOID(), critical, value: last.value };
  });
  const twice = found.find(({ oid }, i) => found.findIndex((other) => other.oid === oid) !== i);
  if (twice !== undefined) throw new Error(`the extension ${twice.oid} is there twice`);
  return found;
}

/**
 * The first critical extension that nothing here judges, name constraints among them.
 *
 * @throws {Error} as `certificateExtensions`
 */
export function unknownCriticalExtension(der: Uint8Array): string | undefined {
  return certificateExtensions(der).find(({ oid, critical }) => critical && !UNDERSTOOD.has(oid))
    ?.oid;
}
