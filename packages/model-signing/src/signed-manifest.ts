import type { Digest } from '@weighbridge/core';

/** `files`: one digest per file. `shards`: one per part of a file. */
export type SerializationMethod = 'files' | 'shards';

/** Hashes that OMS 1.0 registers; blake2b is BLAKE2b-512, blake3 gives 256 bits. */
export type HashAlgorithm = 'sha256' | 'blake2b' | 'blake3';

/** One digest of a signed list. */
export interface Resource {
  /** Relative to the model's root, `/`-separated; for a single-file model its name, or `.` in old dialects. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly digest: string;
  /** Bytes [start, end) of the file that it covers; absent: the whole file. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** A list of files with their digests, and how it was made. */
export interface SignedManifest {
  /** Whether files are listed whole or in shards. */
  readonly method: SerializationMethod;
  /** How each file or shard was hashed. */
  readonly algorithm: HashAlgorithm;
  /** Bytes; only with `shards`. */
  readonly shardBytes?: number;
  /** Whether links were followed. */
  readonly allowSymlinks: boolean;
  /** Exact relative paths whose subtree was left out when the model was signed. */
  readonly ignorePaths: readonly string[];
  /**
   * Entries that are not a path inside a model (absolute, `..`, backslash), as some tools wrote them; they
   * match nothing.
   */
  readonly unusableIgnorePaths?: readonly string[];
  /** In document order, which the root digest depends on. */
  readonly resources: readonly Resource[];
}

/**
 * `oms-1.0`: predicate `https://model_signing/signature/v1.0`. `digests-0.1`: files as subjects, as v0.2 wrote
 * them.
 */
export type StatementDialect = 'oms-1.0' | 'digests-0.1';

/** A model signature's statement. */
export interface SignedStatement {
  /** Form of the statement. */
  readonly dialect: StatementDialect;
  /** Informational: nothing binds it to the model's name. */
  readonly subjectName: string;
  /** SHA-256 over the digests of `resources` in order; recomputed, never read. */
  readonly root: Digest;
  /** The list that was signed. */
  readonly manifest: SignedManifest;
}
