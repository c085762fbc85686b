import type { HashControl } from './hash-job.ts';

/*
 * Memory that the pool and its threads share: one abort flag, then one byte counter per thread. Neither progress nor an
 * abort thus waits for a message to be read.
 */

/** The start data of a thread of the pool. */
export interface WorkerSettings {
  readonly counters: SharedArrayBuffer;
  /** Its number among the threads, from 0. */
  readonly slot: number;
  readonly readAhead: boolean;
}

/** Counters for the given number of threads, all zero. */
export function makeCounters(threads: number): SharedArrayBuffer {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT * (1 + threads));
}

/** The view of one thread, numbered from 0. */
export function sharedControl(
  counters: SharedArrayBuffer,
  slot: number,
  readAhead: boolean,
): HashControl {
  const cells = new BigInt64Array(counters);
  return {
    readAhead,
    aborted: () => Atomics.load(cells, 0) !== 0n,
    progress: (bytes) => void Atomics.add(cells, 1 + slot, BigInt(bytes)),
  };
}

/** Asks every thread to stop at its next chunk. */
export function requestAbort(counters: SharedArrayBuffer): void {
  Atomics.store(new BigInt64Array(counters), 0, 1n);
}

/** Bytes hashed by all threads so far. */
export function bytesDone(counters: SharedArrayBuffer): number {
  const cells = new BigInt64Array(counters);
  let sum = 0n;
  for (let i = 1; i < cells.length; i += 1) sum += Atomics.load(cells, i);
  return Number(sum);
}
