import type { SigstoreTrust } from '../trust.ts';
import type { SigstoreIdentity, TrustedRoot } from './contract.ts';
import { publicGoodRoot } from './public-good-root.ts';
import { trustMaterial } from './trusted-root.ts';

/** Whom to trust, and by which Sigstore instance. */
export interface TrustSigstoreOptions {
  /** Any of these may have signed; each by identity and issuer, exactly. */
  readonly identities: readonly SigstoreIdentity[];
  /** Default: the pinned root of the public-good instance. */
  readonly root?: TrustedRoot;
}

/**
 * Trust in keyless signatures of the named identities.
 *
 * An identity is compared exactly; there are no patterns. Name several where several may sign.
 *
 * @throws {TypeError} when there is no identity, or one lacks its identity or issuer
 * @throws {ModelSigningError} TRUSTED_ROOT_INVALID
 */
export function trustSigstore(options: TrustSigstoreOptions): SigstoreTrust {
  const { identities, root = publicGoodRoot() } = options;
  assertIdentities(identities);
  trustMaterial(root);
  return { method: 'sigstore', root, identities: identities.map((one) => ({ ...one })) };
}

/**
 * Refuses a trust that would let anyone sign.
 *
 * @throws {TypeError} when there is no identity, or one lacks its identity or issuer
 */
export function assertIdentities(identities: readonly SigstoreIdentity[]): void {
  if (!Array.isArray(identities) || identities.length === 0) {
    throw new TypeError('identities must name at least one identity with its issuer');
  }
  for (const { identity, issuer, claims = {} } of identities) {
    const texts: readonly unknown[] = [identity, issuer, ...Object.values(claims)];
    if (!texts.every((text) => typeof text === 'string' && text !== '')) {
      throw new TypeError('identity, issuer and claims must be strings that are not empty');
    }
  }
}
