import type { Knex } from 'knex';
import { askForAll, countDue, isRoundOpen } from './store/claims.ts';
import { beginRun, endRun, moveRun } from './store/task-runs.ts';
import type { Worker } from './weighing/worker.ts';

/** Id of the task that asks for every model; its run lasts until all of them were weighed. */
const WEIGH_MODELS = 'weigh-models';
/** How often a round that gets on says so, ms. */
const MOVED_EVERY_MS = 5_000;

/** Rounds over the whole fleet, which all replicas work off together. */
export interface Rounds {
  /** Asks for every model, unless some replica did so within that time, ms. False: one did. */
  begin(notWithinMs: number): Promise<boolean>;
  /** Whether a round is not over yet. */
  isOpen(): Promise<boolean>;
  /** Weighs what is due, and ends the round when nothing is. */
  work(signal: AbortSignal): Promise<void>;
  /** Notes that the round gets on; called after each weighing. */
  moved(): Promise<void>;
}

export interface RoundsOptions {
  readonly db: Knex;
  /** Name of this replica. */
  readonly holder: string;
  readonly worker: () => Pick<Worker, 'drain'>;
  readonly now: () => Date;
}

/** Whichever replica begins a round: any of them may end it, also after that one is gone. */
export function createRounds({ db, holder, worker, now }: RoundsOptions): Rounds {
  let saidAt = 0;
  return {
    async begin(notWithinMs) {
      const at = now();
      if (!(await beginRun(db, WEIGH_MODELS, at, { holder, notWithinMs }))) return false;
      await askForAll(db, at);
      return true;
    },
    isOpen: () => isRoundOpen(db),
    async work(signal) {
      try {
        await worker().drain(signal);
      } catch (error) {
        if (!signal.aborted) await endRun(db, WEIGH_MODELS, now(), true);
        throw error;
      }
      if ((await countDue(db)) === 0) await endRun(db, WEIGH_MODELS, now(), false);
    },
    async moved() {
      const at = now();
      if (at.getTime() - saidAt < MOVED_EVERY_MS) return;
      saidAt = at.getTime();
      await moveRun(db, WEIGH_MODELS, at);
    },
  };
}
