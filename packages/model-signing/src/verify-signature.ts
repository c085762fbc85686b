import type { Digest } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { parseBundle } from './bundle/parse-bundle.ts';
import { verifyEnvelope } from './envelope/verify-envelope.ts';
import type { SignedStatement } from './signed-manifest.ts';
import { parseStatement } from './statement/parse-statement.ts';
import type { Trust } from './trust.ts';
import type { VerifiedSigner } from './verified.ts';

/** Whom to trust, at what time, within which limits. */
export interface VerifySignatureOptions {
  /** Who may sign. None of it ever comes from the bundle. */
  readonly trust: Trust;
  /** The time at which certificates must be valid where no timestamp proves another. Default now. */
  readonly now?: Date | undefined;
  /** Maximum bytes of a bundle (CWE-400). Default: see `parseBundle`. */
  readonly maxBundleBytes?: number | undefined;
  /** Maximum number of files or shards that a statement lists (CWE-400). Default: see `parseStatement`. */
  readonly maxResources?: number | undefined;
  /** Accept names that are one file on some file systems (`README` and `readme`). Default false. */
  readonly allowTwins?: boolean | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** A model signature that verifies. It says nothing yet about the files that are present. */
export interface VerifiedSignature {
  /** Who signed, as it was proved. */
  readonly signer: VerifiedSigner;
  /** What was signed. */
  readonly statement: SignedStatement;
  /** SHA-256 of the signed payload's bytes. */
  readonly payloadDigest: Digest;
}

/**
 * Verifies who signed a model, and reads what they signed, without looking at any file.
 *
 * Nothing is fetched. `verifyModel` does this and then compares the files; use this function alone where the
 * files are compared elsewhere, by `compareModel` or against digests that are already known.
 *
 * @throws {ModelSigningError} of every stage before `files`
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
export async function verifySignature(
  bundle: Uint8Array | string,
  options: VerifySignatureOptions,
): Promise<VerifiedSignature> {
  const { trust, now, maxBundleBytes, maxResources, allowTwins, signal } = options;
  const parsed = parseBundle(bundle, { maxBytes: maxBundleBytes });
  const signer = await verifyEnvelope(parsed, trust, { now, signal });
  return {
    signer,
    statement: parseStatement(parsed.envelope, { maxResources, allowTwins }),
    payloadDigest: sha256Digest(parsed.envelope.payload),
  };
}
