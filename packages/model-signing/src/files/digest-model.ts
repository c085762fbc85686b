import { escapeForDisplay } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { compareCodePoints } from '../manifest/order.ts';
import type {
  HashAlgorithm,
  Resource,
  SerializationMethod,
  SignedManifest,
} from '../signed-manifest.ts';
import { assertUnchanged } from './assert-unchanged.ts';
import { digestParts } from './digest-parts.ts';
import type { DigestOptions, KnownDigest } from './digest-parts.ts';
import { GIT_PATHS, normalisePath, signatureIn } from './ignore.ts';
import { listModel } from './list-model.ts';
import type { ListedFile, ModelListing } from './list-model.ts';
import { assertSignableNames } from './names.ts';
import { isSingleFile, toSource } from './open-model.ts';
import { countParts, spellPart, splitFile } from './parts.ts';
import type { SizedPart } from './parts.ts';

const DEFAULT_SHARD_BYTES = 1_000_000_000;
const DEFAULT_MAX_RESOURCES = 1_000_000;

/** How a model is listed and hashed for a signature. */
export interface DigestModelOptions extends DigestOptions {
  /** Default `files`. */
  readonly method?: SerializationMethod | undefined;
  /** Default `sha256`. */
  readonly algorithm?: HashAlgorithm | undefined;
  /** Bytes of a shard; only with `shards`. Default 1,000,000,000. */
  readonly shardBytes?: number | undefined;
  /** Paths to leave out: exact, relative to the model, with everything below. */
  readonly ignorePaths?: readonly string[] | undefined;
  /** Whether `.git`, `.gitattributes`, `.github` and `.gitignore` at the top are left out. Default true. */
  readonly ignoreGitPaths?: boolean | undefined;
  /** Hash the targets of links inside the model, under the links' names. Default false: a link is an error. */
  readonly allowSymlinks?: boolean | undefined;
  /** The signature file: absolute, or relative to the model. */
  readonly signaturePath?: string | undefined;
  /**
   * What to do with empty files, which `shards` do not list, so that no verifier can distinguish one from a
   * file that was added later. Default `refuse`; `leave-out` leaves them unsigned.
   */
  readonly emptyFiles?: 'refuse' | 'leave-out' | undefined;
  /** Accept names that differ only in case or Unicode normal form. Default false. */
  readonly allowTwins?: boolean | undefined;
  /** Maximum number of entries in the model. Default 250,000. */
  readonly maxFiles?: number | undefined;
  /** Maximum number of listed files or shards. Default 1,000,000. */
  readonly maxResources?: number | undefined;
}

/** The digests of a model, ready to be signed. */
export interface ModelDigest {
  /** The folder's or file's own name. */
  readonly name: string;
  /** The list that a signature would sign. */
  readonly manifest: SignedManifest;
  /** Bytes of the files that the manifest lists. */
  readonly totalBytes: number;
  /** How many of these were not read: their digests came from the cache or the caller. */
  readonly cachedBytes: number;
  /** Every entry of the model, by its treatment in the format. */
  readonly listing: ModelListing;
}

/**
 * Hashes a model as OpenSSF Model Signing serialises it.
 *
 * Resources are in code-point order of their names as the format spells them (`a:0:8`, `a:16:24`, `a:8:16`). A
 * single-file model is listed by its name.
 * Cost: one read of every byte.
 *
 * @param model - path of a folder or file, or a folder source
 * @throws {ModelSigningError} of stage `files`: MODEL_UNREADABLE, MODEL_EMPTY, SYMLINK, SPECIAL_FILE,
 *   FILE_UNREADABLE, FILE_CHANGED, NAME_NOT_UTF8, NAME_UNSAFE, EMPTY_FILE, TOO_MANY_FILES; RESOURCE_TWIN
 * @throws {RangeError} when `shardBytes` is not a positive safe integer
 * @throws {CoreError} BAD_DIGEST when a digest in `digests` is invalid
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
export async function digestModel(
  model: string | FolderSource,
  options: DigestModelOptions = {},
): Promise<ModelDigest> {
  const shardBytes = shardBytesOf(options);
  const source = await toSource(model, options.maxFiles);
  const listing = await listModel(source, options);
  const [obstacle] = listing.obstacles;
  if (obstacle !== undefined) throw obstacle.error;
  const files = signableFiles(listing.files, shardBytes, options);
  const parts = splitAll(files, shardBytes);
  const digests = await digestParts(source, parts, options.algorithm ?? 'sha256', options);
  await assertUnchanged(source, options);
  return {
    name: source.name,
    manifest: manifestOf(source, parts, digests, { ...options, shardBytes }),
    totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    cachedBytes: parts.reduce(
      (sum, { sizeBytes }, i) => (digests[i]?.wasRead === true ? sum : sum + sizeBytes),
      0,
    ),
    listing,
  };
}

/** Bytes of a shard, or undefined with `files`. */
function shardBytesOf({ method = 'files', shardBytes }: DigestModelOptions): number | undefined {
  if (method === 'files') return undefined;
  const bytes = shardBytes ?? DEFAULT_SHARD_BYTES;
  if (!Number.isSafeInteger(bytes) || bytes < 1)
    throw new RangeError(`shardBytes must be a positive integer, got ${bytes}`);
  return bytes;
}

/** The files that can be listed, after a check that every verifier accepts the list. */
function signableFiles(
  files: readonly ListedFile[],
  shardBytes: number | undefined,
  options: DigestModelOptions,
): readonly ListedFile[] {
  const { emptyFiles = 'refuse', maxResources = DEFAULT_MAX_RESOURCES } = options;
  const empty = shardBytes === undefined ? [] : files.filter(({ sizeBytes }) => sizeBytes === 0);
  if (empty[0] !== undefined && emptyFiles === 'refuse') throw emptyFile(empty);
  const listed = empty.length === 0 ? files : files.filter(({ sizeBytes }) => sizeBytes > 0);
  if (listed.length === 0) throw new ModelSigningError('MODEL_EMPTY', 'there is no file to sign');
  const count = listed.reduce((sum, file) => sum + countParts(file, shardBytes), 0);
  if (count > maxResources) {
    throw new ModelSigningError(
      'TOO_MANY_FILES',
      `${count} files or shards, more than ${maxResources}`,
      { details: { count, maxResources } },
    );
  }
  assertSignableNames(
    listed.map(({ path }) => path),
    options.allowTwins === true,
  );
  return listed;
}

function emptyFile(files: readonly ListedFile[]): ModelSigningError {
  const paths = files.slice(0, 100).map(({ path }) => path);
  return new ModelSigningError(
    'EMPTY_FILE',
    `shards cannot cover a file without bytes: ${escapeForDisplay(paths[0] ?? '')}`,
    { details: { path: paths[0], paths, count: files.length } },
  );
}

/** Every part in the order of the format's names for them. */
function splitAll(
  files: readonly ListedFile[],
  shardBytes: number | undefined,
): readonly SizedPart[] {
  return files
    .flatMap((file) => splitFile(file, shardBytes))
    .map((part) => ({ part, name: spellPart(part) }))
    .sort((a, b) => compareCodePoints(a.name, b.name))
    .map(({ part }) => part);
}

function manifestOf(
  source: FolderSource,
  parts: readonly SizedPart[],
  digests: readonly KnownDigest[],
  options: DigestModelOptions,
): SignedManifest {
  const { method = 'files', algorithm = 'sha256', shardBytes, allowSymlinks = false } = options;
  const resources = parts.map(({ path, range }, i): Resource => ({
    path,
    digest: digests[i]?.hex ?? '',
    ...(range === undefined ? {} : { range }),
  }));
  const ignorePaths = recordedIgnores(source, options);
  const size = shardBytes === undefined ? {} : { shardBytes };
  return { method, algorithm, ...size, allowSymlinks, ignorePaths, resources };
}

/** What the list says was left out, in code-point order; always empty for a single-file model. */
function recordedIgnores(
  source: FolderSource,
  { ignorePaths = [], ignoreGitPaths = true, signaturePath }: DigestModelOptions,
): readonly string[] {
  if (isSingleFile(source)) return [];
  const signature = signatureIn(source, signaturePath);
  const paths = [
    ...ignorePaths.map(normalisePath).filter((path) => path !== ''),
    ...(ignoreGitPaths ? GIT_PATHS : []),
    ...(signature === undefined ? [] : [signature]),
  ];
  return [...new Set(paths)].sort(compareCodePoints);
}
