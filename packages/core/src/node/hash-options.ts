import type { SourceError } from '../artifact.ts';
import type { Digest } from '../digest.ts';
import type { DigestCache } from './digest-cache.ts';
import type { HashFunction } from './hash-function.ts';
import type { HashProgress } from './progress.ts';

/** How files are hashed, and who is notified. */
export interface HashOptions {
  /** Digests of earlier runs. Default none: every byte is read. */
  readonly cache?: DigestCache | undefined;
  /** Maximum number of worker threads. Default: the number of processors, at most 8. */
  readonly concurrency?: number | undefined;
  /** Called about ten times a second, and once at the end. */
  readonly onProgress?: ((progress: HashProgress) => void) | undefined;
  /**
   * Called once for each file that cannot be hashed (changed meanwhile, unreadable); the file is then missing from the
   * result. Without it the first such file ends the work with its error.
   */
  readonly onError?: ((error: SourceError, path: string) => void) | undefined;
  /** Aborts the work: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How parts of files are hashed. */
export interface HashPartsOptions extends HashOptions {
  /** Default SHA-256. */
  readonly hash?: HashFunction | undefined;
}

/** A file, or bytes [start, end) of one. */
export interface FilePart {
  /** Relative to the folder, with `/` between the parts. */
  readonly path: string;
  /** Offsets in bytes: `start` is included, `end` is not. Default: the whole file. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** The digest of a part. */
export interface PartDigest {
  /** `<algorithm>:<hex>` of exactly these bytes. */
  readonly digest: Digest;
  /** Whether it came from the cache instead of from the bytes. */
  readonly cached: boolean;
}

/** Errors of single files: the first one ends the work unless there is a listener. */
export class Failures {
  first: SourceError | undefined;
  readonly #onError: HashOptions['onError'];
  readonly #failed = new Set<string>();

  constructor(onError: HashOptions['onError']) {
    this.#onError = onError;
  }

  /** Records an error of a file, once per file. */
  add(error: SourceError, path: string): void {
    if (this.#failed.has(path)) return;
    this.#failed.add(path);
    if (this.#onError === undefined) this.first ??= error;
    else this.#onError(error, path);
  }
}
