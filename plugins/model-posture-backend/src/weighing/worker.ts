import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claims } from './claims.ts';
import type { Weigher } from './weigher.ts';

/** Weighs what is due, beside the workers of other replicas, and what callers ask for. */
export interface Worker {
  /** Weighs until nothing is due that no other replica holds; calls at once share one run. */
  drain(signal: AbortSignal): Promise<void>;
  /** Begins to drain; what goes wrong is in the log. */
  wake(): void;
  /** Weighs one model now: joins a weighing of this replica, and waits for the end of one of another. */
  weigh(entityRef: string): Promise<void>;
}

export interface WorkerOptions {
  readonly weigher: Weigher;
  readonly claims: Claims;
  readonly concurrency: number;
  readonly logger: LoggerService;
  /** Ends all work, as at shutdown. */
  readonly signal: AbortSignal;
  /** Called after every weighing. */
  readonly moved: () => Promise<void>;
  /** Models whose admission has run out by now, at most some of them. */
  readonly runOut: () => Promise<readonly string[]>;
}

/** A worker that weighs at most `concurrency` models that are due at the same time. */
export function createWorker(options: WorkerOptions): Worker {
  const { claims, weigher, logger, signal: shutdown } = options;
  let running: Promise<void> | undefined;
  const drain = (signal: AbortSignal) => {
    running ??= drainAll(options, AbortSignal.any([signal, shutdown])).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    drain,
    wake() {
      drain(shutdown).catch((error: unknown) => {
        if (!shutdown.aborted) logger.error('Weighing what is due failed', toError(error));
      });
    },
    async weigh(entityRef) {
      await claims.take(entityRef, shutdown);
      await weigher(entityRef).finally(() => claims.release(entityRef));
    },
  };
}

async function drainAll(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { claims, weigher, concurrency, moved } = options;
  const one = async () => {
    for (let ref = await claims.next(); ref !== undefined; ref = await claims.next()) {
      const entityRef = ref;
      await weigher(entityRef).finally(() => claims.release(entityRef));
      await moved();
      signal.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  await judgeRunOut(options, signal);
}

/** What has run out is judged again by what is known, so that the portal says which control it was. */
async function judgeRunOut(
  { claims, weigher, runOut }: WorkerOptions,
  signal: AbortSignal,
): Promise<void> {
  for (const entityRef of await runOut()) {
    signal.throwIfAborted();
    await claims.take(entityRef, signal);
    await weigher.fold(entityRef).finally(() => claims.release(entityRef));
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
