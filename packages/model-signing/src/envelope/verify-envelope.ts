import type { KeyObject } from 'node:crypto';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { keyFingerprint } from '../keys/fingerprint.ts';
import { candidateKeys } from '../keys/match-key.ts';
import { envelopeIsSignedBy, signatureInvalid } from '../keys/verify-signature.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import { verifySigstore } from '../sigstore/verify-sigstore.ts';
import type { KeyTrust, Trust } from '../trust.ts';
import type { TimeProof, VerifiedSigner } from '../verified.ts';
import { envelopeProof } from './proof.ts';
import { verifyCertificateSignature } from './verify-certificate-signature.ts';

/** How far ahead of the verifier's clock a time authority's clock may be. */
const MAX_SKEW_MS = 5 * 60_000;

/** Options of `verifyEnvelope`. */
export interface VerifyEnvelopeOptions {
  /** Default: the clock. Counts where no trusted timestamp states a time, and no stated time may be after it. */
  readonly now?: Date | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

function verifyByKey(bundle: ParsedBundle, trust: KeyTrust, now?: Date): VerifiedSigner {
  const candidates = candidateKeys(trust.keys, bundle.material);
  const key = candidates.find((one: KeyObject) => envelopeIsSignedBy(one, bundle.envelope));
  if (key === undefined) throw signatureInvalid();
  const fingerprint = keyFingerprint(key);
  return {
    method: 'key',
    name: fingerprint,
    keyFingerprint: fingerprint,
    keyType: curveOf(key)?.name ?? '',
    ...envelopeProof(bundle, trust, { publicKey: key }, now),
  };
}

/**
 * Verifies that a signer whom the caller trusts signed the envelope, and returns which one. The payload is not
 * read; nothing is fetched.
 *
 * @throws {ModelSigningError} METHOD_MISMATCH and codes of the stages `signature` to `identity`
 */
export async function verifyEnvelope(
  bundle: ParsedBundle,
  trust: Trust,
  options: VerifyEnvelopeOptions = {},
): Promise<VerifiedSigner> {
  options.signal?.throwIfAborted();
  if (bundle.method !== trust.method) {
    throw new ModelSigningError(
      'METHOD_MISMATCH',
      `the bundle is signed by ${bundle.method}, and ${trust.method} is trusted`,
      { details: { bundle: bundle.method, trusted: trust.method } },
    );
  }
  const signer = await verifyByMethod(bundle, trust, options);
  refuseFuture(signer.signedAt, options.now ?? new Date());
  return signer;
}

async function verifyByMethod(
  bundle: ParsedBundle,
  trust: Trust,
  options: VerifyEnvelopeOptions,
): Promise<VerifiedSigner> {
  switch (trust.method) {
    case 'key':
      return verifyByKey(bundle, trust, options.now);
    case 'certificate':
      return verifyCertificateSignature(bundle, trust, options.now);
    case 'sigstore':
      return verifySigstore(bundle, trust, options);
  }
}

/** A time in the future proves nothing: the authority that states it is wrong, or was compromised. */
function refuseFuture(signedAt: readonly TimeProof[], now: Date): void {
  const late = signedAt.find(({ time }) => Date.parse(time) > now.getTime() + MAX_SKEW_MS);
  if (late === undefined) return;
  throw new ModelSigningError(
    'TIMESTAMP_FUTURE',
    `the signature is dated ${late.time}, which is in the future`,
    { details: { time: late.time, by: late.by, now: now.toISOString() } },
  );
}
