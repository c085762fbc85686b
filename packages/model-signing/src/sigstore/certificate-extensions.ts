import { X509Certificate } from '@sigstore/core';

/**
 * The values of a certificate's extensions by object identifier: contents of each extnValue.
 *
 * For a certificate that `readCertificate` has read: it refuses duplicate extensions.
 */
export function extensionValues(der: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const { extensions } = X509Certificate.parse(Buffer.from(der));
  return new Map(
    extensions.flatMap(({ subs }) => {
      const [oid] = subs;
      const value = subs.at(-1);
      return oid === undefined || value === undefined ? [] : [[oid.toOID(), value.value] as const];
    }),
  );
}
