import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { BLOCK_BYTES, hashFiles } from './hash-job.ts';
import type { HashControl, HashOutcome } from './hash-job.ts';
import type { LocatedFile } from './open-verified.ts';
import { bytesDone, makeCounters, requestAbort, sharedControl } from './shared-control.ts';
import type { WorkerSettings } from './shared-control.ts';

/** Small files travel to a thread together, up to so many files and bytes. */
const BATCH_FILES = 128;
const BATCH_BYTES = 16 * 1024 * 1024;
/** Below this a thread costs more to start (tens of milliseconds) than it saves. */
const WORTH_A_THREAD_BYTES = 64 * 1024 * 1024;
const WORTH_A_THREAD_FILES = 2000;

export interface PoolOptions {
  /** Threads at most. */
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Called as each batch ends, in no order. */
  readonly onOutcomes: (outcomes: readonly HashOutcome[]) => void;
  /** Called when a batch is started. */
  readonly onStart: (batch: readonly LocatedFile[]) => void;
}

export interface Pool {
  /** Ends when every file has an outcome, or early when aborted; never rejects for a file. */
  readonly finished: Promise<void>;
  readonly bytesDone: () => number;
  /** Ends `finished` after the chunks in hand. */
  readonly stop: () => void;
}

/**
 * Hashes files on worker threads, biggest first; each file stays on one thread, as SHA-256 is serial.
 *
 * Little work is done on the calling thread, and so is everything when threads cannot be had (a bundle
 * without the worker file, say).
 */
export function startPool(files: readonly LocatedFile[], options: PoolOptions): Pool {
  const batches = makeBatches(files);
  const threads = isWorthThreads(files) ? Math.min(options.threads, batches.length) : 0;
  const counters = makeCounters(threads + 1);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    requestAbort(counters);
  };
  const take = (): readonly LocatedFile[] | undefined => {
    const batch = stopped ? undefined : batches.pop();
    if (batch !== undefined) options.onStart(batch);
    return batch;
  };
  const give = (batch: readonly LocatedFile[]): void => void batches.push(batch);
  const work = { take, give, done: options.onOutcomes };
  const readAhead = batches.length < options.threads;
  const run = async (): Promise<void> => {
    const lines = Array.from({ length: threads }, (_, slot) =>
      runThread({ counters, slot, readAhead }, work),
    );
    await allOrStop(lines, stop);
    await runHere(sharedControl(counters, threads, true), work);
  };
  if (options.signal?.aborted === true) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  const finished = run().finally(() => options.signal?.removeEventListener('abort', stop));
  return { finished, stop, bytesDone: () => bytesDone(counters) };
}

/** Waits for all, stops the others as soon as one fails, and throws what the first one threw. */
async function allOrStop(lines: readonly Promise<void>[], stop: () => void): Promise<void> {
  for (const line of lines) line.catch(stop);
  for (const ended of await Promise.allSettled(lines)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}

/** Hashes what is left on this thread, giving way to others between batches. */
async function runHere(control: HashControl, { take, done }: Work): Promise<void> {
  for (let batch = take(); batch !== undefined; batch = take()) {
    done(await hashFiles(batch, control));
    await setImmediate();
  }
}

function isWorthThreads(files: readonly LocatedFile[]): boolean {
  const bytes = files.reduce((sum, file) => sum + Number(file.identity.size), 0);
  return bytes > WORTH_A_THREAD_BYTES || files.length > WORTH_A_THREAD_FILES;
}

/** Batches with the biggest file last, so that `pop` gives the biggest first and threads end together. */
function makeBatches(files: readonly LocatedFile[]): (readonly LocatedFile[])[] {
  const sorted = files.toSorted((a, b) => Number(a.identity.size - b.identity.size));
  const batches: LocatedFile[][] = [];
  let open: LocatedFile[] = [];
  let openBytes = 0;
  for (const file of sorted) {
    const size = Number(file.identity.size);
    if (
      open.length > 0 &&
      (size > BLOCK_BYTES || open.length >= BATCH_FILES || openBytes + size > BATCH_BYTES)
    ) {
      batches.push(open);
      open = [];
      openBytes = 0;
    }
    open.push(file);
    openBytes += size;
  }
  if (open.length > 0) batches.push(open);
  return batches;
}

/** Where a thread gets its work and leaves what came of it. */
interface Work {
  readonly take: () => readonly LocatedFile[] | undefined;
  readonly give: (batch: readonly LocatedFile[]) => void;
  readonly done: (outcomes: readonly HashOutcome[]) => void;
}

/** Feeds one worker until nothing is left; a worker that dies gives its batch back. */
async function runThread(settings: WorkerSettings, { take, give, done }: Work): Promise<void> {
  const worker = startWorker(settings);
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

function startWorker(workerData: WorkerSettings): Worker | undefined {
  const settings = {
    workerData,
    name: 'weighbridge-hash',
    env: {},
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
  };
  try {
    // Source (.ts) and build (.js) lie side by side in their own folders; the literal below is the one that bundlers see.
    return import.meta.url.endsWith('/hash-pool.ts')
      ? new Worker(new URL(import.meta.url.replace('/hash-pool.ts', '/hash-worker.ts')), settings)
      : new Worker(new URL('./hash-worker.js', import.meta.url), settings);
  } catch {
    return undefined;
  }
}

/** The worker's next answer, or undefined when it died. */
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
