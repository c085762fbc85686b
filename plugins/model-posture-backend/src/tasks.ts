import { setTimeout } from 'node:timers/promises';
import type { AuthService, LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { listModels } from './catalog/list-models.ts';
import type { Settings } from './config/settings.ts';
import type { NamingRule } from './sources/naming.ts';
import { saveListed } from './store/listing.ts';
import { findListed, findUntried, hasModels } from './store/models.ts';
import { applyNaming } from './store/naming.ts';
import { beginRun, endRun, moveRun } from './store/task-runs.ts';
import type { Backlog } from './weighing/backlog.ts';
import type { Weigher } from './weighing/weigher.ts';

export interface TaskOptions {
  readonly scheduler: SchedulerService;
  readonly settings: Settings;
  readonly logger: LoggerService;
  readonly naming: readonly NamingRule[];
  readonly db: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly weigher: Weigher;
  readonly backlog: Backlog;
  readonly now: () => Date;
}

/** Id of the task that weighs all models again. */
export const WEIGH_MODELS = 'weigh-models';

/** Schedules the two tasks: find models and weigh the new ones, and weigh all of them again. */
export async function scheduleTasks(options: TaskOptions): Promise<void> {
  const { scheduler, settings } = options;
  await scheduler.scheduleTask({
    ...settings.discovery,
    id: 'find-models',
    fn: noted('find-models', options, async (moved, signal) => {
      await discover(options, signal);
      await weighAll(await findUntried(options.db), options, moved, signal);
    }),
  });
  await scheduler.scheduleTask({
    ...settings.schedule,
    id: WEIGH_MODELS,
    fn: noted(WEIGH_MODELS, options, async (moved, signal) =>
      weighAll(await findListed(options.db), options, moved, signal),
    ),
  });
}

/** How often a run that gets on says so, ms. */
const MOVED_EVERY_MS = 5_000;

type Moved = () => Promise<void>;

/** Keeps a note of the runs of a task, so that one that stands still is seen by every replica. */
function noted(
  task: string,
  { db, now }: TaskOptions,
  work: (moved: Moved, signal: AbortSignal) => Promise<void>,
): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    let said = now();
    await beginRun(db, task, said);
    const moved = async () => {
      const at = now();
      if (at.getTime() - said.getTime() < MOVED_EVERY_MS) return;
      said = at;
      await moveRun(db, task, at);
    };
    try {
      await work(moved, signal);
    } catch (error) {
      await endRun(db, task, now(), true);
      throw error;
    }
    await endRun(db, task, now(), false);
  };
}

/** How long a plugin without any model waits for a catalog that is still loading. */
const FIRST_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1500;

async function discover(options: TaskOptions, signal: AbortSignal): Promise<void> {
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

/** The weigher bounds how many run at once; the scheduler's signal stops what has not begun. */
async function weighAll(
  refs: readonly string[],
  options: TaskOptions,
  moved: Moved,
  signal: AbortSignal,
): Promise<void> {
  const { settings, weigher, logger, backlog } = options;
  const batch = backlog.take(refs);
  const worker = async () => {
    for (let ref = batch.next(); ref !== undefined; ref = batch.next()) {
      signal.throwIfAborted();
      await weigher(ref);
      await moved();
    }
  };
  try {
    await Promise.all(Array.from({ length: settings.concurrency }, worker));
  } finally {
    batch.end();
  }
  if (refs.length > 0) logger.info(`Weighed ${refs.length} models`);
}
