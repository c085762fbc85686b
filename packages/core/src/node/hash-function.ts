import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { cryptoHashers } from './hasher.ts';
import type { Hasher } from './hasher.ts';

/** A hash that the pool can compute, on this thread and on others. */
export interface HashFunction {
  /** The prefix of its digests: `sha256` in `sha256:9f86d0…`. */
  readonly name: string;
  /** Prepares this thread and returns a function that makes a hasher; only one such hasher is in use at a time. */
  load(): Promise<() => Hasher>;
  /**
   * Starts a thread whose file calls `serveHashing`. `options` must reach the `Worker` unchanged, except for additions
   * to `workerData` and `execArgv`. May throw: the work is then done on this thread.
   */
  startWorker(options: WorkerOptions): Worker;
}

/** SHA-256 (FIPS 180-4). */
export const sha256Hash: HashFunction = cryptoFunction('sha256', 'sha256');

/** BLAKE2b with 512 bits (RFC 7693). */
export const blake2bHash: HashFunction = cryptoFunction('blake2b', 'blake2b512');

function cryptoFunction(name: string, algorithm: string): HashFunction {
  return {
    name,
    load: async () => cryptoHashers(algorithm),
    startWorker: (options) =>
      startCryptoWorker({
        ...options,
        workerData: { ...(options.workerData as object), algorithm },
      }),
  };
}

function startCryptoWorker(options: WorkerOptions): Worker {
  // Source (.ts) and build (.js) are in sibling folders; bundlers see the literal below.
  return import.meta.url.endsWith('/hash-function.ts')
    ? new Worker(new URL(import.meta.url.replace('/hash-function.ts', '/hash-worker.ts')), options)
    : new Worker(new URL('./hash-worker.js', import.meta.url), options);
}
