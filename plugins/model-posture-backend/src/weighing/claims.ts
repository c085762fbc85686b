import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { claim, claimDue, releaseClaim, renewClaims } from '../store/claims.ts';
import type { Claimant } from '../store/claims.ts';

/** How often a replica that waits for a model of another replica asks again, ms. */
const ASK_AGAIN_MS = 500;
/** How often a replica asks again if others were quicker: each time a model went to one of them. */
const TRIES = 3;

/** The claims of this replica on models. It renews them while it is alive; otherwise they run out. */
export interface Claims {
  /** Name of this replica. */
  readonly holder: string;
  /** Claims the next model that is due; undefined when there is none. */
  next(): Promise<string | undefined>;
  /** Claims a model; false while another replica holds it. Claims of this replica are shared. */
  tryTake(entityRef: string): Promise<boolean>;
  /** Claims a model, waiting for another replica to finish with it if necessary. */
  take(entityRef: string, signal: AbortSignal): Promise<void>;
  /** Releases a claim; if it is shared, the last holder does. */
  release(entityRef: string): Promise<void>;
  /** Stops the renewals. */
  close(): void;
}

export interface ClaimsOptions {
  readonly db: Knex;
  readonly logger: LoggerService;
  /** How long a claim holds after this replica is gone, ms. */
  readonly leaseMs: number;
}

/** The claims of a replica that has just started. */
export function openClaims({ db, logger, leaseMs }: ClaimsOptions): Claims {
  const claimant = { holder: randomUUID(), leaseMs };
  const { holder } = claimant;
  const held = new Map<string, number>();
  const hold = (entityRef: string) => held.set(entityRef, (held.get(entityRef) ?? 0) + 1);
  const tryTake = async (entityRef: string) => {
    const isTaken = held.has(entityRef) || (await claim(db, entityRef, claimant));
    if (isTaken) hold(entityRef);
    return isTaken;
  };
  const timer = setInterval(
    () => renewHeld([...held.keys()], claimant, { db, logger }),
    Math.max(1, leaseMs / 3),
  ).unref();
  return {
    holder,
    async next() {
      for (let i = 0; i < TRIES; i += 1) {
        const entityRef = await claimDue(db, claimant);
        if (entityRef === undefined) continue;
        hold(entityRef);
        return entityRef;
      }
      return undefined;
    },
    tryTake,
    async take(entityRef, signal) {
      while (!(await tryTake(entityRef))) await sleep(ASK_AGAIN_MS, undefined, { signal });
    },
    async release(entityRef) {
      const left = (held.get(entityRef) ?? 1) - 1;
      if (left > 0) return void held.set(entityRef, left);
      held.delete(entityRef);
      await releaseClaim(db, entityRef, holder);
    },
    close: () => clearInterval(timer),
  };
}

/** Renews the claims; if the database does not answer, the log says so, and the claims run out. */
function renewHeld(
  held: readonly string[],
  claimant: Claimant,
  { db, logger }: Pick<ClaimsOptions, 'db' | 'logger'>,
): void {
  if (held.length === 0) return;
  renewClaims(db, held, claimant).catch((error: unknown) =>
    logger.warn(`Claims on models cannot be renewed: ${String(error)}`),
  );
}
