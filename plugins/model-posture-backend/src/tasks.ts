import { setTimeout } from 'node:timers/promises';
import type {
  AuthService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { listModels } from './catalog/list-models.ts';
import { millisecondsOf } from './config/settings.ts';
import type { Settings } from './config/settings.ts';
import type { Rounds } from './rounds.ts';
import type { NamingRule } from './sources/naming.ts';
import { saveListed } from './store/listing.ts';
import { hasModels } from './store/models.ts';
import { applyNaming } from './store/naming.ts';
import { beginRun, endRun } from './store/task-runs.ts';

export interface TaskOptions {
  readonly scheduler: SchedulerService;
  readonly settings: Pick<Settings, 'selectors' | 'discovery' | 'schedule' | 'leaseMs'>;
  readonly naming: readonly NamingRule[];
  readonly db: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly rounds: Rounds;
  /** Name of this replica. */
  readonly holder: string;
  readonly now: () => Date;
}

/** How often an idle replica asks whether something is due, ms; more often with a short lease. */
const LOOK_EVERY_MS = 5_000;

function lookForWork(leaseMs: number): SchedulerServiceTaskScheduleDefinition {
  return {
    frequency: { milliseconds: Math.min(LOOK_EVERY_MS, Math.ceil(leaseMs / 12)) },
    timeout: { hours: 2 },
    initialDelay: { seconds: 1 },
    scope: 'local',
  };
}

/**
 * Schedules three tasks on every replica: to store what the catalog lists, to request every model, and to weigh what
 * is due. The first two do little, and one replica does them for all; none waits for a weighing.
 *
 * They are local tasks: if a replica dies with a ticket that all replicas share, the ticket outlives it by hours.
 */
export async function scheduleTasks(options: TaskOptions): Promise<void> {
  const { scheduler, settings, rounds } = options;
  const discovery = sharedByReplicas(settings.discovery);
  await scheduler.scheduleTask({
    ...discovery.ticks,
    id: 'find-models',
    fn: (signal) => discover(options, discovery.notWithinMs, signal),
  });
  const schedule = sharedByReplicas(settings.schedule);
  await scheduler.scheduleTask({
    ...schedule.ticks,
    id: 'weigh-models',
    fn: async () => void (await rounds.begin({ notWithinMs: schedule.notWithinMs })),
  });
  await scheduler.scheduleTask({
    ...lookForWork(settings.leaseMs),
    id: 'weigh-due',
    fn: (signal) => rounds.work(signal),
  });
}

/**
 * A schedule that every replica has and one of them runs. Each checks four times per interval, and the one that finds
 * the last run at least three quarters of an interval ago runs: so runs are never later than the interval, whichever
 * replica dies, and at most a quarter of it early. Anything except a plain interval runs on every replica at its
 * time.
 */
function sharedByReplicas(schedule: SchedulerServiceTaskScheduleDefinition): {
  readonly ticks: SchedulerServiceTaskScheduleDefinition;
  readonly notWithinMs: number;
} {
  const ms = millisecondsOf(schedule.frequency);
  if (ms === undefined) return { ticks: { ...schedule, scope: 'local' }, notWithinMs: 0 };
  const frequency = { milliseconds: Math.ceil(ms / 4) };
  return { ticks: { ...schedule, frequency, scope: 'local' }, notWithinMs: (ms * 3) / 4 };
}

/** How long a plugin without any model waits for a catalog that is still loading. */
const FIRST_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1500;

async function discover(
  options: TaskOptions,
  notWithinMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { db, holder, rounds, now } = options;
  if (!(await beginRun(db, 'find-models', now(), { holder, notWithinMs }))) return;
  try {
    await takeOverCatalog(options, signal);
  } catch (error) {
    await endRun(db, 'find-models', now(), true);
    throw error;
  }
  await endRun(db, 'find-models', now(), false);
  rounds.wake();
}

async function takeOverCatalog(options: TaskOptions, signal: AbortSignal): Promise<void> {
  const { catalog, auth, settings, naming, db, now } = options;
  const looks = (await hasModels(db)) ? 1 : FIRST_LOOKS;
  for (let look = 1; look <= looks; look += 1) {
    const models = await listModels(catalog, auth, settings.selectors);
    if (models.length > 0 || look === looks) {
      await saveListed(db, models);
      return applyNaming(db, naming, now());
    }
    await setTimeout(BETWEEN_LOOKS_MS, undefined, { signal });
  }
}
