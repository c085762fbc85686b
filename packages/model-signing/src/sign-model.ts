import type { Digest, FolderSource, JsonObject } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import { digestModel } from './files/digest-model.ts';
import { isSingleFile, openModel } from './files/open-model.ts';
import type { HashAlgorithm, SerializationMethod, SignedManifest } from './signed-manifest.ts';
import type { BundleSigner } from './signer.ts';
import { makeStatement } from './statement/make-statement.ts';
import type { StatementSpelling } from './statement/make-statement.ts';

export interface SignModelOptions {
  /** Default `files`. */
  readonly method?: SerializationMethod;
  /** Default `sha256`. */
  readonly algorithm?: HashAlgorithm;
  /** Bytes of a shard; with `shards` alone. Default 1,000,000,000. */
  readonly shardBytes?: number;
  /**
   * Paths to leave out: exact, relative, with all below. Recorded in the signature. What they hold is
   * not protected. `attestations` is always left out, because statements about a signed model are
   * written there after it was signed; whoever verifies sees what is in it.
   */
  readonly ignorePaths?: readonly string[];
  /** Sign what links inside the model lead to, under the links' names. Default false: a link refuses. */
  readonly allowSymlinks?: boolean;
  /** Path of the signature file, when it will lie inside the model. Default `model.sig`. */
  readonly signaturePath?: string;
  /**
   * How names and shards are spelt where the specification and its reference implementation differ:
   * `reference` is accepted by both, `spec` follows the text alone. Default `reference`.
   */
  readonly spelling?: StatementSpelling;
  /** SHA-256 of files by path, known from elsewhere and trusted: such a file is not read again. */
  readonly digests?: ReadonlyMap<string, Digest>;
  readonly cache?: DigestCache;
  /** Worker threads at most. Default the processors at hand, at most 8. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: HashProgress) => void;
  readonly signal?: AbortSignal;
}

/** A model's signature, ready to be written. */
export interface SignedModel {
  readonly bundle: JsonObject;
  /** The bundle's bytes as text, ending in a line feed. */
  readonly bundleText: string;
  /** OMS root digest. */
  readonly root: Digest;
  /** SHA-256 of the signed payload's bytes. */
  readonly payloadDigest: Digest;
  readonly manifest: SignedManifest;
}

/**
 * Signs a model by OpenSSF Model Signing 1.0: hashes every file, lists them in a statement and has the
 * signer sign it. Nothing is written.
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
  const { signal } = options;
  const folder = typeof model === 'string' ? await openModel(model) : model;
  const signaturePath = options.signaturePath ?? DEFAULT_SIGNATURE;
  const spelling = options.spelling ?? 'reference';
  const { manifest } = await digestModel(folder, {
    ...options,
    method: options.method ?? 'files',
    algorithm: options.algorithm ?? 'sha256',
    ignorePaths: leftOut(options.ignorePaths ?? [], signaturePath),
    signaturePath,
  });
  const spelt = isSingleFile(folder) && spelling === 'reference' ? asDot(manifest) : manifest;
  const { payload, root } = makeStatement(spelt, folder.name, { spelling });
  const bundle = await signer.signPayload(payload, PAYLOAD_TYPE, signal ? { signal } : {});
  return {
    bundle,
    bundleText: `${JSON.stringify(bundle)}\n`,
    root,
    payloadDigest: sha256Digest(payload),
    manifest: spelt,
  };
}

/** What a signature leaves out: what Git keeps, the signature itself, statements about the model, and the caller's. */
function leftOut(given: readonly string[], signaturePath: string): readonly string[] {
  const own = ['.git', '.gitattributes', '.github', '.gitignore', ATTESTATIONS, signaturePath];
  return [...new Set([...own, ...given])].sort();
}

/** A lone file under the name that the reference implementation gives it. */
function asDot(manifest: SignedManifest): SignedManifest {
  return {
    ...manifest,
    resources: manifest.resources.map((resource) => ({ ...resource, path: '.' })),
  };
}

/** Folder beside the weights for statements about the model. */
export const ATTESTATIONS = 'attestations';
/** The name that signing tools give a signature inside a model's folder. */
export const DEFAULT_SIGNATURE = 'model.sig';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
