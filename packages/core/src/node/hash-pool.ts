import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { HashFunction } from './hash-function.ts';
import { BLOCK_BYTES, hashJobs } from './hash-job.ts';
import type { HashControl, HashJob, HashOutcome } from './hash-job.ts';
import type { Hasher } from './hasher.ts';
import { bytesDone, makeCounters, requestAbort, sharedControl } from './shared-control.ts';
import type { WorkerSettings } from './shared-control.ts';

/** Small jobs are sent to a thread in batches of up to this many jobs and bytes. */
const BATCH_JOBS = 128;
const BATCH_BYTES = 16 * 1024 * 1024;
/** Below this, starting a thread costs more (tens of milliseconds) than it saves. */
const WORTH_A_THREAD_BYTES = 64 * 1024 * 1024;
const WORTH_A_THREAD_JOBS = 2000;

export interface PoolOptions {
  readonly hash: HashFunction;
  /** Maximum number of threads. */
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Called as each batch ends, in any order. */
  readonly onOutcomes: (outcomes: readonly HashOutcome[]) => void;
  /** Called when a batch starts. */
  readonly onStart: (batch: readonly HashJob[]) => void;
}

export interface Pool {
  /** Ends when every job has an outcome, or early when aborted; never rejects for a file. */
  readonly finished: Promise<void>;
  readonly bytesDone: () => number;
  /** Ends `finished` after the current chunks. */
  readonly stop: () => void;
}

/**
 * Runs jobs on worker threads, biggest first; each job stays on one thread, since hashes are serial.
 *
 * A small amount of work runs on the calling thread, and so does everything if threads are unavailable (a bundle
 * without the worker file, say).
 */
export function startPool(jobs: readonly HashJob[], options: PoolOptions): Pool {
  const batches = makeBatches(jobs);
  const threads = isWorthThreads(jobs) ? Math.min(options.threads, batches.length) : 0;
  const counters = makeCounters(threads + 1);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    requestAbort(counters);
  };
  const take = (): readonly HashJob[] | undefined => {
    const batch = stopped ? undefined : batches.pop();
    if (batch !== undefined) options.onStart(batch);
    return batch;
  };
  const give = (batch: readonly HashJob[]): void => void batches.push(batch);
  const work = { take, give, done: options.onOutcomes };
  const readAhead = batches.length < options.threads;
  const run = async (): Promise<void> => {
    const lines = Array.from({ length: threads }, (_, slot) =>
      runThread(startWorker(options.hash, { counters, slot, readAhead }), work),
    );
    await allOrStop(lines, stop);
    if (batches.length > 0 && !stopped)
      await runHere(await options.hash.load(), sharedControl(counters, threads, true), work);
  };
  if (options.signal?.aborted === true) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  const finished = run().finally(() => options.signal?.removeEventListener('abort', stop));
  return { finished, stop, bytesDone: () => bytesDone(counters) };
}

/** Waits for all, stops the others as soon as one fails, and rethrows the first error. */
async function allOrStop(lines: readonly Promise<void>[], stop: () => void): Promise<void> {
  for (const line of lines) line.catch(stop);
  for (const ended of await Promise.allSettled(lines)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}

/** Hashes the rest on this thread, yielding between batches. */
async function runHere(
  makeHasher: () => Hasher,
  control: HashControl,
  { take, done }: Work,
): Promise<void> {
  for (let batch = take(); batch !== undefined; batch = take()) {
    done(await hashJobs(batch, makeHasher, control));
    await setImmediate();
  }
}

function isWorthThreads(jobs: readonly HashJob[]): boolean {
  const bytes = jobs.reduce((sum, job) => sum + sizeOf(job), 0);
  return bytes > WORTH_A_THREAD_BYTES || jobs.length > WORTH_A_THREAD_JOBS;
}

/** Batches with the biggest job last, so that `pop` returns the biggest first and threads end together. */
function makeBatches(jobs: readonly HashJob[]): (readonly HashJob[])[] {
  const sorted = jobs.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const batches: HashJob[][] = [];
  let open: HashJob[] = [];
  let openBytes = 0;
  for (const job of sorted) {
    const size = sizeOf(job);
    if (
      open.length > 0 &&
      (size > BLOCK_BYTES || open.length >= BATCH_JOBS || openBytes + size > BATCH_BYTES)
    ) {
      batches.push(open);
      open = [];
      openBytes = 0;
    }
    open.push(job);
    openBytes += size;
  }
  if (open.length > 0) batches.push(open);
  return batches;
}

function sizeOf({ start, end }: HashJob): number {
  return end - start;
}

/** Where a thread gets its work and leaves the outcomes. */
interface Work {
  readonly take: () => readonly HashJob[] | undefined;
  readonly give: (batch: readonly HashJob[]) => void;
  readonly done: (outcomes: readonly HashOutcome[]) => void;
}

/** Feeds one worker until nothing is left; the batch of a worker that dies is put back. */
async function runThread(worker: Worker | undefined, { take, give, done }: Work): Promise<void> {
  if (worker === undefined) return;
  const died = new AbortController();
  worker.on('error', () => died.abort()).on('exit', () => died.abort());
  try {
    for (let batch = take(); batch !== undefined; batch = take()) {
      worker.postMessage(batch);
      const outcomes = await nextMessage(worker, died.signal);
      if (outcomes === undefined) {
        give(batch);
        return;
      }
      done(outcomes);
    }
  } finally {
    await worker.terminate();
  }
}

function startWorker(hash: HashFunction, workerData: WorkerSettings): Worker | undefined {
  try {
    return hash.startWorker({
      workerData,
      name: 'weighbridge-hash',
      env: {},
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
    });
  } catch {
    return undefined;
  }
}

/** The worker's next answer, or undefined if it died. */
async function nextMessage(
  worker: Worker,
  died: AbortSignal,
): Promise<readonly HashOutcome[] | undefined> {
  try {
    const [outcomes] = (await once(worker, 'message', { signal: died })) as [
      readonly HashOutcome[],
    ];
    return outcomes;
  } catch {
    return undefined;
  }
}
