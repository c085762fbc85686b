import type { Claims } from './claims.ts';
import type { Weigher } from './weigher.ts';

/** Weighs what is due, in parallel to the workers of other replicas, and what callers request. */
export interface Worker {
  /** Weighs until everything that is due is held by other replicas; simultaneous calls share one run. */
  drain(signal: AbortSignal): Promise<void>;
  /** Weighs one model now: joins a weighing of this replica, and waits for the end of one of another. */
  weigh(entityRef: string): Promise<void>;
}

export interface WorkerOptions {
  readonly weigher: Weigher;
  readonly claims: Claims;
  readonly concurrency: number;
  /** Ends all work, as at shutdown. */
  readonly signal: AbortSignal;
  /** Called after every weighing. */
  readonly moved: () => Promise<void>;
  /** Models that must be judged again from known evidence, a limited number of them. */
  readonly toJudge: () => Promise<readonly string[]>;
}

/** A worker that weighs at most `concurrency` due models at the same time. */
export function createWorker(options: WorkerOptions): Worker {
  const { claims, weigher, signal: shutdown } = options;
  let running: Promise<void> | undefined;
  const drain = (signal: AbortSignal) => {
    running ??= drainAll(options, AbortSignal.any([signal, shutdown])).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    drain,
    async weigh(entityRef) {
      await claims.take(entityRef, shutdown);
      await thenRelease(claims, entityRef, () => weigher(entityRef));
    },
  };
}

async function drainAll(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { claims, weigher, concurrency, moved } = options;
  const one = async () => {
    for (let ref = await claims.next(); ref !== undefined; ref = await claims.next()) {
      const entityRef = ref;
      await thenRelease(claims, entityRef, () => weigher(entityRef));
      await moved();
      signal.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  await judgeAgain(options, signal);
}

/**
 * An admission that has run out is judged again from known evidence, so the portal says which control it was; so is a
 * model judged by another policy.
 */
async function judgeAgain(
  { claims, weigher, toJudge }: WorkerOptions,
  signal: AbortSignal,
): Promise<void> {
  for (const entityRef of await toJudge()) {
    signal.throwIfAborted();
    // Another replica that holds it does the same, or more.
    if (!(await claims.tryTake(entityRef))) continue;
    await thenRelease(claims, entityRef, () => weigher.fold(entityRef));
  }
}

/** Does the work on a model that this replica holds, and releases the model however it ends. */
async function thenRelease(
  claims: Claims,
  entityRef: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } finally {
    await claims.release(entityRef);
  }
}
