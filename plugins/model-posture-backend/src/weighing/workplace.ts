import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { createRounds } from '../rounds.ts';
import type { Rounds } from '../rounds.ts';
import { findToJudge } from '../store/looks.ts';
import type { Load } from './bounded.ts';
import { openClaims } from './claims.ts';
import type { Weigher } from './weigher.ts';
import { createWorker } from './worker.ts';
import type { Worker } from './worker.ts';

/** The parts that weigh models in one replica. */
export interface Workplace {
  /** Name of the replica. */
  readonly holder: string;
  readonly worker: Worker;
  readonly rounds: Rounds;
  readonly load: () => Load;
}

/** How many models are judged again at once. */
const MAX_JUDGED = 500;
/** The part of the lease that a claim holds: the rest is for others to find it and to weigh the model. */
const PART_HELD = 2 / 3;

export interface WorkplaceOptions {
  readonly db: Knex;
  readonly logger: LoggerService;
  readonly weigher: Weigher;
  readonly concurrency: number;
  /** The time within which another replica weighs the models of this one when it is gone, ms. */
  readonly leaseMs: number;
  readonly now: () => Date;
  /** The policy and catalogue that judge models now; undefined if the policy cannot be read. */
  readonly judgedBy: () => Promise<string | undefined>;
  /** Ends all work, as at shutdown. */
  readonly signal: AbortSignal;
}

/** Claims, worker and rounds of a replica that has just started. */
export function openWorkplaceOf(options: WorkplaceOptions): Workplace {
  const { db, logger, weigher, concurrency, leaseMs, now, signal } = options;
  const claims = openClaims({ db, logger, leaseMs: Math.ceil(leaseMs * PART_HELD) });
  signal.addEventListener('abort', () => claims.close(), { once: true });
  const { holder } = claims;
  const rounds: Rounds = createRounds({
    db,
    holder,
    logger,
    now,
    signal,
    worker: () => worker,
  });
  const moved = () => rounds.moved();
  const toJudge = async () => findToJudge(db, now(), await options.judgedBy(), MAX_JUDGED);
  const worker = createWorker({ weigher, claims, concurrency, signal, moved, toJudge });
  return { holder, worker, rounds, load: weigher.load };
}
