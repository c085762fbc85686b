import { identityProblem } from '@weighbridge/core';
import type { SigstoreTrust } from '../trust.ts';
import type { SigstoreIdentity, TrustedRoot } from './contract.ts';
import { publicGoodRoot } from './public-good-root.ts';
import { trustMaterial } from './trusted-root.ts';

/** Whom to trust, and by which Sigstore instance. */
export interface TrustSigstoreOptions {
  /** Any of these may have signed. */
  readonly identities: readonly SigstoreIdentity[];
  /** Default: the pinned root of the public-good instance. */
  readonly root?: TrustedRoot | undefined;
}

/**
 * Trust in keyless signatures of the named identities.
 *
 * Name several where several may sign.
 *
 * @throws {TypeError} when there is no identity, or one is incomplete or would let anyone in
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
 * @throws {TypeError} when there is no identity, or one is incomplete or would let anyone in
 */
export function assertIdentities(identities: readonly SigstoreIdentity[]): void {
  if (!Array.isArray(identities) || identities.length === 0) {
    throw new TypeError('identities must name at least one identity with its issuer');
  }
  for (const one of identities) {
    const problem = identityProblem(one);
    if (problem !== undefined) throw new TypeError(`an identity is invalid: ${problem}`);
    const claims: readonly unknown[] = Object.values(one.claims ?? {});
    if (!claims.every((text) => typeof text === 'string' && text !== '')) {
      throw new TypeError('claims must be non-empty strings');
    }
  }
}
