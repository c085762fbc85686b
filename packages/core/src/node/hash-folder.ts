import { availableParallelism } from 'node:os';
import { SourceError } from '../artifact.ts';
import type { FolderSource } from '../artifact.ts';
import type { Digest } from '../digest.ts';
import type { DigestCache } from './digest-cache.ts';
import type { OpenFolder } from './folder.ts';
import type { HashOutcome } from './hash-job.ts';
import { startPool } from './hash-pool.ts';
import { hashSource } from './hash-source.ts';
import { identityKey } from './identity.ts';
import type { LocatedFile } from './open-verified.ts';
import { startProgress } from './progress.ts';
import type { HashProgress } from './progress.ts';

export interface HashOptions {
  /** Digests of earlier runs; default none: every byte is read. */
  readonly cache?: DigestCache;
  /** Worker threads at most. Default the processors at hand, at most 8. */
  readonly concurrency?: number;
  /** Called about ten times a second, and once at the end. */
  readonly onProgress?: (progress: HashProgress) => void;
  /**
   * Called for each file that cannot be hashed (changed meanwhile, unreadable); the file is then
   * missing in the answer. Without it the first such file ends the work with its error.
   */
  readonly onError?: (error: SourceError, path: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * SHA-256 of every file that the folder lists as `file`, by path.
 *
 * One file is hashed by one thread, as SHA-256 cannot be split: many files use all cores, a single
 * big one uses one (and a little of another, for reading ahead). Hard links and links are hashed once.
 * Cost: O(bytes) time; about 10 MiB of buffers per thread.
 *
 * @throws {SourceError} CHANGED, UNREADABLE, NOT_FOUND without `onError`; TOO_MANY from the listing
 * @throws the signal's reason when aborted; digests finished by then are in the cache
 * @throws {RangeError} when `concurrency` is not a positive integer
 */
export async function hashFolder(
  folder: FolderSource,
  options: HashOptions = {},
): Promise<ReadonlyMap<string, Digest>> {
  const threads = options.concurrency ?? Math.min(8, availableParallelism());
  if (!Number.isSafeInteger(threads) || threads < 1)
    throw new RangeError(`concurrency must be a positive integer, got ${threads}`);
  const listed = (await folder.list(options)).filter((entry) => entry.kind === 'file');
  if (!isOnDisk(folder)) return hashSource(folder, listed, options);
  const run = new HashRun(
    await Promise.all(listed.map(({ path }) => folder.locate(path))),
    options,
  );
  await run.hash(threads);
  return run.digests(listed.map(({ path }) => path));
}

function isOnDisk(folder: FolderSource): folder is OpenFolder {
  return typeof (folder as Partial<OpenFolder>).locate === 'function';
}

/** One hashing of one listing: what is the same file, what is known, what failed. */
class HashRun {
  readonly #options: HashOptions;
  /** First located file per identity, and every path that has it. */
  readonly #unique = new Map<string, { readonly file: LocatedFile; readonly paths: string[] }>();
  readonly #keys = new Map<string, string>();
  readonly #digests = new Map<string, Digest>();
  readonly #began = Date.now();
  #failure: SourceError | undefined;

  constructor(files: readonly LocatedFile[], options: HashOptions) {
    this.#options = options;
    for (const file of files) {
      const key = identityKey(file.identity);
      const same = this.#unique.get(key);
      if (same === undefined) this.#unique.set(key, { file, paths: [file.path] });
      else same.paths.push(file.path);
      this.#keys.set(file.path, key);
    }
  }

  async hash(threads: number): Promise<void> {
    const { cache, signal, onProgress } = this.#options;
    const all = [...this.#unique.values()].map(({ file }) => file);
    const todo = all.filter((file) => !this.#recall(file, cache));
    const progress = startProgress(all, todo, onProgress);
    const pool = startPool(todo, {
      threads,
      signal,
      onStart: progress.started,
      onOutcomes: (outcomes) => {
        progress.finished(outcomes.length);
        for (const outcome of outcomes) this.#settle(outcome);
        if (this.#failure !== undefined) pool.stop();
      },
    });
    progress.watch(pool.bytesDone);
    try {
      await pool.finished;
    } finally {
      progress.end();
    }
    signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** In the order of `paths`; those that failed are missing. */
  digests(paths: readonly string[]): ReadonlyMap<string, Digest> {
    const answer = new Map<string, Digest>();
    for (const path of paths) {
      const digest = this.#digests.get(this.#keys.get(path) ?? '');
      if (digest !== undefined) answer.set(path, digest);
    }
    return answer;
  }

  #recall(file: LocatedFile, cache: DigestCache | undefined): boolean {
    const digest = cache?.get(file.identity);
    if (digest !== undefined) this.#digests.set(identityKey(file.identity), digest);
    return digest !== undefined;
  }

  #settle(outcome: HashOutcome): void {
    const key = this.#keys.get(outcome.path) ?? '';
    const unique = this.#unique.get(key);
    if (unique === undefined) return;
    if ('sha256' in outcome) {
      const digest: Digest = `sha256:${outcome.sha256}`;
      this.#digests.set(key, digest);
      this.#options.cache?.set(unique.file.identity, digest, this.#began);
      return;
    }
    for (const path of unique.paths) this.#fail(path, outcome.code, outcome.message);
  }

  #fail(path: string, code: SourceError['code'], message: string): void {
    const error = new SourceError(code, message, { details: { path } });
    if (this.#options.onError === undefined) this.#failure ??= error;
    else this.#options.onError(error, path);
  }
}
