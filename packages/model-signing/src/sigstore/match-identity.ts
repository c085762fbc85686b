import { isIdentity } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { CertificateIdentity } from './certificate-identity.ts';
import type { SigstoreIdentity } from './contract.ts';

/**
 * The first allowed identity that matches the certificate in every part.
 *
 * @throws {ModelSigningError} IDENTITY_MISMATCH, ISSUER_MISMATCH, CLAIM_MISMATCH: the error of the nearest
 *   candidate
 */
export function matchIdentity(
  found: CertificateIdentity,
  allowed: readonly SigstoreIdentity[],
): SigstoreIdentity {
  const named = allowed.filter((one) => isIdentity({ ...one, issuer: found.issuer }, found));
  const vouched = named.filter(({ issuer }) => issuer === found.issuer);
  const match = vouched.find((one) => differingClaim(found, one) === undefined);
  if (match !== undefined) return match;
  const details = { identity: found.identity, issuer: found.issuer };
  const [near] = vouched;
  if (near !== undefined) {
    throw new ModelSigningError(
      'CLAIM_MISMATCH',
      `The certificate's claim ${differingClaim(found, near)} is not the required one.`,
      { details: { ...details, claims: found.claims } },
    );
  }
  if (named.length > 0) {
    throw new ModelSigningError('ISSUER_MISMATCH', 'The certificate is by another issuer.', {
      details,
    });
  }
  throw new ModelSigningError('IDENTITY_MISMATCH', 'The certificate is for another identity.', {
    details,
  });
}

function differingClaim(found: CertificateIdentity, wanted: SigstoreIdentity): string | undefined {
  return Object.entries(wanted.claims ?? {}).find(
    ([claim, value]) => (found.claims as Readonly<Record<string, string>>)[claim] !== value,
  )?.[0];
}
