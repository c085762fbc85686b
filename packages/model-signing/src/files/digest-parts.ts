import { parseDigest } from '@weighbridge/core';
import type { Digest, FolderSource, SourceError } from '@weighbridge/core';
import { hashParts } from '@weighbridge/core/node';
import type { DigestCache, FilePart, HashProgress } from '@weighbridge/core/node';
import type { HashAlgorithm } from '../signed-manifest.ts';
import { hashFunctions } from './hash-functions.ts';
import { fileError } from './signing-error.ts';

/** How digests are obtained. */
export interface DigestOptions {
  /** Digests of whole files by path, known from elsewhere and trusted: such a file is not read again. */
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  /** Digests of unchanged files from an earlier run. */
  readonly cache?: DigestCache | undefined;
  /** Maximum number of worker threads. Default: the available processors, at most 8. */
  readonly concurrency?: number | undefined;
  readonly onProgress?: ((progress: HashProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** As `DigestOptions`, and how parts without a digest are handled. */
export interface DigestPartsOptions extends DigestOptions {
  /** Called instead of throwing; the hexadecimal digest of such a part is empty. */
  readonly onError?: ((error: SourceError, path: string) => void) | undefined;
}

/** A digest, in hexadecimal, and whether the bytes were read for it. */
export interface KnownDigest {
  readonly hex: string;
  readonly wasRead: boolean;
}

/**
 * Digests of parts of a model's files, in their order.
 *
 * @throws {ModelSigningError} FILE_CHANGED, FILE_UNREADABLE, SPECIAL_FILE, SYMLINK
 * @throws {CoreError} BAD_DIGEST when a digest that the caller gave is invalid
 */
export async function digestParts(
  source: FolderSource,
  parts: readonly FilePart[],
  algorithm: HashAlgorithm,
  options: DigestPartsOptions,
): Promise<readonly KnownDigest[]> {
  const given = parts.map((part) => givenDigest(part, algorithm, options.digests));
  const todo = parts.filter((_part, i) => given[i] === undefined);
  const read = await readParts(source, todo, algorithm, options);
  let next = 0;
  return given.map((known) => known ?? (read[next++] as KnownDigest));
}

function givenDigest(
  { path, range }: FilePart,
  algorithm: HashAlgorithm,
  digests: DigestOptions['digests'],
): KnownDigest | undefined {
  const digest = range === undefined ? digests?.get(path) : undefined;
  if (digest?.startsWith(`${algorithm}:`) !== true) return undefined;
  return { hex: parseDigest(digest).slice(algorithm.length + 1), wasRead: false };
}

async function readParts(
  source: FolderSource,
  parts: readonly FilePart[],
  algorithm: HashAlgorithm,
  { cache, concurrency, onProgress, onError, signal }: DigestPartsOptions,
): Promise<readonly KnownDigest[]> {
  try {
    const hashed = await hashParts(source, parts, {
      hash: hashFunctions[algorithm],
      cache,
      concurrency,
      onProgress,
      onError,
      signal,
    });
    return hashed.map((part) => ({
      hex: part?.digest.slice(algorithm.length + 1) ?? '',
      wasRead: part?.cached !== true,
    }));
  } catch (cause) {
    throw fileError(cause);
  }
}
