import { ModelSigningError } from '../error.ts';
import { keyFingerprint } from '../keys/fingerprint.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import type { SigstoreTrust } from '../trust.ts';
import type { VerifiedSigner } from '../verified.ts';
import { matchIdentity } from './match-identity.ts';
import { envelopeContent } from './signature-content.ts';
import { assertIdentities } from './trust-sigstore.ts';
import { verifyEntity } from './verify-entity.ts';

/** Options of `verifySigstore`. */
export interface VerifySigstoreOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Verifies a keyless bundle's envelope against a trusted root and the identities that may sign.
 *
 * Offline. The certificate is judged at the times that the bundle proves, whatever the clock says.
 *
 * @throws {ModelSigningError} METHOD_MISMATCH, TRUSTED_ROOT_INVALID, and codes of stages signature,
 *   certificate, timestamp, transparency and identity
 */
export async function verifySigstore(
  bundle: ParsedBundle,
  trust: SigstoreTrust,
  options: VerifySigstoreOptions = {},
): Promise<VerifiedSigner> {
  options.signal?.throwIfAborted();
  assertIdentities(trust.identities);
  const certificate = leafOf(bundle);
  const { leaf, signedAt, logIndex } = verifyEntity(
    {
      json: bundle.json,
      certificate,
      content: envelopeContent(bundle.envelope),
      timestamps: bundle.timestamps,
    },
    trust.root,
  );
  matchIdentity(leaf, trust.identities);
  const { identity, issuer, claims } = leaf;
  return {
    method: 'sigstore',
    name: identity,
    keyFingerprint: keyFingerprint(leaf.certificate.publicKey),
    keyType: leaf.curve.name,
    identity,
    issuer,
    ...(Object.keys(claims).length > 0 && { claims }),
    certificateSubject: leaf.certificate.subject.text,
    signedAt,
    ...(logIndex === undefined ? {} : { logIndex }),
  };
}

function leafOf({ method, material }: ParsedBundle): Uint8Array {
  const leaf = material?.kind === 'certificates' ? material.chain[0] : undefined;
  if (method === 'sigstore' && leaf !== undefined) return leaf;
  throw new ModelSigningError('METHOD_MISMATCH', 'The bundle is not signed by Sigstore.', {
    details: { method },
  });
}
