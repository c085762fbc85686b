import { SourceError } from '../artifact.ts';
import type { Digest } from '../digest.ts';
import type { HashFunction } from './hash-function.ts';
import type { HashJob, HashOutcome } from './hash-job.ts';
import type { Failures, FilePart, HashOptions, PartDigest } from './hash-options.ts';
import { startPool } from './hash-pool.ts';
import { identityKey } from './identity.ts';
import type { DigestKey } from './identity.ts';
import type { LocatedFile } from './open-verified.ts';
import { startProgress } from './progress.ts';

interface RunOptions extends HashOptions {
  readonly failures: Failures;
}

/** One hashing of parts of located files: which parts share bytes, which digests are known, what failed. */
export class HashRun {
  readonly #hash: HashFunction;
  readonly #options: RunOptions;
  /** One job per distinct bytes; its id is its index. */
  readonly #jobs: HashJob[] = [];
  readonly #keys: DigestKey[] = [];
  readonly #paths: string[][] = [];
  /** Job of each part; undefined if its file could not be located. */
  readonly #jobOf: (number | undefined)[];
  readonly #digests: (PartDigest | undefined)[] = [];
  readonly #began = Date.now();

  constructor(
    parts: readonly FilePart[],
    located: ReadonlyMap<string, LocatedFile>,
    hash: HashFunction,
    options: RunOptions,
  ) {
    this.#hash = hash;
    this.#options = options;
    const ids = new Map<string, number>();
    this.#jobOf = parts.map((part) => {
      const file = located.get(part.path);
      return file === undefined ? undefined : this.#join(ids, part, file);
    });
  }

  /** The digests, in the order of the parts. */
  async hash(threads: number): Promise<readonly (PartDigest | undefined)[]> {
    const { signal, onProgress, failures } = this.#options;
    const todo = this.#jobs.filter((job) => !this.#recall(job));
    const progress = startProgress(this.#jobs, todo, onProgress);
    const pool = startPool(todo, {
      hash: this.#hash,
      threads,
      signal,
      onStart: progress.started,
      onOutcomes: (outcomes) => {
        progress.finished(outcomes.map(({ id }) => id));
        for (const outcome of outcomes) this.#settle(outcome);
        if (failures.first !== undefined) pool.stop();
      },
    });
    progress.watch(pool.bytesDone);
    try {
      await pool.finished;
    } finally {
      progress.end();
    }
    signal?.throwIfAborted();
    if (failures.first !== undefined) throw failures.first;
    return this.#jobOf.map((id) => (id === undefined ? undefined : this.#digests[id]));
  }

  /** The job that hashes this part: an existing one or a new one. */
  #join(ids: Map<string, number>, { path, range }: FilePart, file: LocatedFile): number {
    const size = Number(file.identity.size);
    const { start, end } = range ?? { start: 0, end: size };
    const isWhole = start === 0 && end === size;
    const key = {
      ...file.identity,
      algorithm: this.#hash.name,
      ...(isWhole ? {} : { range: { start, end } }),
    };
    const text = identityKey(key);
    const known = ids.get(text);
    if (known !== undefined) {
      this.#paths[known]?.push(path);
      return known;
    }
    const id = this.#jobs.push({ id: this.#jobs.length, file, start, end }) - 1;
    this.#keys.push(key);
    this.#paths.push([path]);
    ids.set(text, id);
    return id;
  }

  #recall({ id }: HashJob): boolean {
    const key = this.#keys[id];
    const digest = key === undefined ? undefined : this.#options.cache?.get(key);
    if (digest?.startsWith(`${this.#hash.name}:`) !== true) return false;
    this.#digests[id] = { digest, cached: true };
    return true;
  }

  #settle(outcome: HashOutcome): void {
    const { id } = outcome;
    const key = this.#keys[id];
    if ('hex' in outcome) {
      const digest: Digest = `${this.#hash.name}:${outcome.hex}`;
      this.#digests[id] = { digest, cached: false };
      if (key !== undefined) this.#options.cache?.set(key, digest, this.#began);
      return;
    }
    for (const path of this.#paths[id] ?? []) {
      this.#options.failures.add(
        new SourceError(outcome.code, outcome.message, { details: { path } }),
        path,
      );
    }
  }
}
