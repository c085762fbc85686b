import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from './canonical-json.ts';
import { CoreError } from './error.ts';

const UTF8 = /* @__PURE__ */ new TextEncoder();

/** `<algorithm>:<lower-case hex>`, for instance `sha256:9f86d0…`. */
export type Digest = `${string}:${string}`;

/** Matches every digest of this vocabulary: a known algorithm with its length. */
export const DIGEST_PATTERN =
  /^(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|(?:sha512|blake2b):[0-9a-f]{128})$/;

/**
 * The text as a digest.
 *
 * @throws {CoreError} BAD_DIGEST when it is not `<algorithm>:<hex>` of the algorithm's length
 */
export function parseDigest(text: string): Digest {
  if (!DIGEST_PATTERN.test(text)) {
    throw new CoreError(
      'BAD_DIGEST',
      `expected <algorithm>:<lower-case hex>, got ${JSON.stringify(text.slice(0, 80).toWellFormed())}`,
    );
  }
  return text as Digest;
}

/** SHA-256 of bytes already in memory. For files use the hashing pool of `@weighbridge/core/node`. */
export function sha256Digest(bytes: Uint8Array): Digest {
  const hex = Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}

/**
 * SHA-256 of the canonical JSON of a value (RFC 8785), so that equal values have equal digests.
 *
 * @throws {CoreError} NOT_JSON when the value holds what JSON cannot
 */
export function canonicalDigest(value: unknown): Digest {
  return sha256Digest(UTF8.encode(canonicalJson(value)));
}

/** One file of a model, as a manifest lists it. */
export interface ManifestEntry {
  /** Relative to the model's root, `/`-separated. */
  readonly path: string;
  /** Length in bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of the bytes. */
  readonly digest: Digest;
}

/**
 * Digest of a set of files: canonical JSON of the entries in path order (UTF-16 code units).
 *
 * Unlike the OMS root digest it also binds names and sizes, so that it detects a rename.
 *
 * @throws {RangeError} when two entries have the same path: such a set is ambiguous
 */
export function manifestDigest(entries: readonly ManifestEntry[]): Digest {
  const rows = entries
    .map(({ path, sizeBytes, digest }) => ({ path, sizeBytes, digest }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const [i, { path }] of rows.entries()) {
    if (path === rows[i + 1]?.path) throw new RangeError(`two entries for ${JSON.stringify(path)}`);
  }
  return canonicalDigest(rows);
}
