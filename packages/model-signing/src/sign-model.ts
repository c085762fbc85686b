import type { Digest, FolderSource, JsonObject } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { ATTESTATIONS_FOLDER } from './attestation/folder.ts';
import { assertStatementsOnly } from './files/assert-statements.ts';
import { digestModel } from './files/digest-model.ts';
import type { DigestModelOptions } from './files/digest-model.ts';
import { isSingleFile, toSource } from './files/open-model.ts';
import type { SignedManifest } from './signed-manifest.ts';
import type { BundleSigner } from './signer.ts';
import { makeStatement } from './statement/make-statement.ts';
import type { StatementSpelling } from './statement/make-statement.ts';
import type { UncoveredEntry } from './verified.ts';

/**
 * How a model is hashed and spelt. `ignorePaths` are recorded in the signature, and what they hold is not
 * protected; statements in `attestations` are always left out, because they are written after the model was
 * signed, and so is the signature file (default `model.sig`). Anything else in `attestations` stops the
 * signing: no signature would cover it.
 */
export interface SignModelOptions extends DigestModelOptions {
  /**
   * How names and shards are spelt where the specification and its reference implementation differ:
   * `reference` is accepted by both, `spec` follows the text alone. Default `reference`.
   */
  readonly spelling?: StatementSpelling | undefined;
  /** Sign names that are one file on some file systems (`README` and `readme`). Default false. */
  readonly allowTwins?: boolean | undefined;
}

/** A model's signature, ready to be written. */
export interface SignedModel {
  /** The Sigstore bundle as JSON. */
  readonly bundle: JsonObject;
  /** The bundle's bytes as text, ending in a line feed. */
  readonly bundleText: string;
  /** OMS root digest. */
  readonly root: Digest;
  /** SHA-256 of the signed payload's bytes. */
  readonly payloadDigest: Digest;
  /** The list that was signed. */
  readonly manifest: SignedManifest;
  /** Entries that were present and are not listed: a verifier learns nothing about their bytes. */
  readonly leftOut: readonly UncoveredEntry[];
}

/**
 * Signs a model by OpenSSF Model Signing 1.0: hashes every file, lists them in a statement and has the signer
 * sign it. Writes nothing.
 * Cost: one read of every byte.
 *
 * @param model - folder, single file, or a folder source
 * @throws {ModelSigningError} of stages `files` and `sign`
 * @throws {SourceError} when the model cannot be read at all
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
export async function signModel(
  model: string | FolderSource,
  signer: BundleSigner,
  options: SignModelOptions = {},
): Promise<SignedModel> {
  const { signal, spelling = 'reference', allowTwins = false } = options;
  const folder = await toSource(model, options.maxFiles);
  const signaturePath = options.signaturePath ?? DEFAULT_SIGNATURE;
  await assertStatementsOnly(folder, { ...options, signaturePath });
  const {
    name,
    manifest: made,
    listing,
  } = await digestModel(folder, {
    ...options,
    ignorePaths: [...(options.ignorePaths ?? []), ATTESTATIONS_FOLDER],
    signaturePath,
  });
  const isDot = isSingleFile(folder) && spelling === 'reference';
  const manifest = isDot ? asDot(made) : made;
  const { payload, root } = makeStatement(manifest, name, { spelling, allowTwins });
  const bundle = await signer.signPayload(payload, PAYLOAD_TYPE, signal ? { signal } : {});
  return {
    bundle,
    bundleText: `${JSON.stringify(bundle)}\n`,
    root,
    payloadDigest: sha256Digest(payload),
    manifest,
    leftOut: listing.ignored,
  };
}

/** A single file under the name that the reference implementation writes and requires. */
function asDot(manifest: SignedManifest): SignedManifest {
  return {
    ...manifest,
    resources: manifest.resources.map((resource) => ({ ...resource, path: '.' })),
  };
}

/** The name that signing tools give a signature inside a model's folder. */
export const DEFAULT_SIGNATURE = 'model.sig';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
