import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { askForAll, countDue } from './store/claims.ts';
import { beginRun, endRun, moveRun } from './store/task-runs.ts';
import type { Beginner } from './store/task-runs.ts';
import type { Worker } from './weighing/worker.ts';

/** Id of the task that requests every model; its run lasts until all of them are weighed. */
const WEIGH_MODELS = 'weigh-models';
/** How often a round reports progress, ms. */
const MOVED_EVERY_MS = 5_000;

/** Rounds over the whole fleet, which all replicas process together. */
export interface Rounds {
  /**
   * Requests every model, and begins to weigh them. False: a replica already did so, and `when` says not to do it
   * again.
   */
  begin(when: Omit<Beginner, 'holder'>): Promise<boolean>;
  /** Weighs what is due, and ends the round when nothing is left. */
  work(signal: AbortSignal): Promise<void>;
  /** Starts to work; errors go to the log. */
  wake(): void;
  /** Records progress of the round; called after each weighing. */
  moved(): Promise<void>;
}

export interface RoundsOptions {
  readonly db: Knex;
  readonly logger: LoggerService;
  /** Name of this replica. */
  readonly holder: string;
  readonly worker: () => Pick<Worker, 'drain'>;
  readonly now: () => Date;
  /** Ends all work, as at shutdown. */
  readonly signal: AbortSignal;
}

/** Any replica may end a round, even if the one that began it is gone. */
export function createRounds(options: RoundsOptions): Rounds {
  const { db, holder, now, logger, signal: shutdown } = options;
  let saidAt = 0;
  const work = (signal: AbortSignal) => workOff(options, signal);
  const wake = () => {
    work(shutdown).catch((error: unknown) => {
      if (!shutdown.aborted) logger.error('Weighing what is due failed', toError(error));
    });
  };
  return {
    work,
    wake,
    async begin(when) {
      const at = now();
      if (!(await beginRun(db, WEIGH_MODELS, at, { holder, ...when }))) return false;
      await askForAll(db, at);
      wake();
      return true;
    },
    async moved() {
      const at = now();
      if (at.getTime() - saidAt < MOVED_EVERY_MS) return;
      saidAt = at.getTime();
      await moveRun(db, WEIGH_MODELS, at);
    },
  };
}

async function workOff({ db, worker, now }: RoundsOptions, signal: AbortSignal): Promise<void> {
  try {
    await worker().drain(signal);
  } catch (error) {
    if (!signal.aborted) await endRun(db, WEIGH_MODELS, now(), true);
    throw error;
  }
  if ((await countDue(db)) === 0) await endRun(db, WEIGH_MODELS, now(), false);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
