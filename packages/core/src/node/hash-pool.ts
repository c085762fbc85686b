import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { hashFiles, SMALL_BYTES } from './hash-job.ts';
import type { HashOutcome } from './hash-job.ts';
import type { LocatedFile } from './open-verified.ts';
import { bytesDone, makeCounters, requestAbort, sharedControl } from './shared-control.ts';

/** Small files travel to a thread together, up to so many files and bytes. */
const BATCH_FILES = 128;
const BATCH_BYTES = 16 * 1024 * 1024;
/** Below this a thread costs more to start (tens of milliseconds) than it saves. */
const WORTH_A_THREAD_BYTES = 16 * 1024 * 1024;
const WORTH_A_THREAD_FILES = 500;

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
  bytesDone(): number;
  /** Ends `finished` after the chunks in hand. */
  stop(): void;
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
  const here = sharedControl(counters, threads);
  const give = (batch: readonly LocatedFile[]): void => void batches.push(batch);
  const run = async (): Promise<void> => {
    const lines = Array.from({ length: threads }, (_, slot) =>
      runThread({ counters, slot, take, give, done: options.onOutcomes }),
    );
    await Promise.all(lines);
    for (let batch = take(); batch !== undefined; batch = take()) {
      options.onOutcomes(await hashFiles(batch, here));
      await setImmediate();
    }
  };
  options.signal?.addEventListener('abort', stop, { once: true });
  const finished = run().finally(() => options.signal?.removeEventListener('abort', stop));
  return { finished, stop, bytesDone: () => bytesDone(counters) };
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
      (size > SMALL_BYTES || open.length >= BATCH_FILES || openBytes + size > BATCH_BYTES)
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

interface Thread {
  readonly counters: SharedArrayBuffer;
  readonly slot: number;
  take(): readonly LocatedFile[] | undefined;
  give(batch: readonly LocatedFile[]): void;
  done(outcomes: readonly HashOutcome[]): void;
}

/** Feeds one worker until nothing is left; a worker that dies gives its batch back. */
async function runThread({ counters, slot, take, give, done }: Thread): Promise<void> {
  const worker = startWorker({ counters, slot });
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

function startWorker(data: {
  readonly counters: SharedArrayBuffer;
  readonly slot: number;
}): Worker | undefined {
  const settings = { workerData: data, name: 'weighbridge-hash', env: {}, execArgv: [] };
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
