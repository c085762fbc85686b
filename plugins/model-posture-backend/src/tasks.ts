import { setTimeout } from 'node:timers/promises';
import type { AuthService, LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { listModels } from './catalog/list-models.ts';
import type { Settings } from './config/settings.ts';
import { saveListed } from './store/listing.ts';
import { findListed, findUntried, hasModels } from './store/models.ts';
import type { Backlog } from './weighing/backlog.ts';
import type { Weigher } from './weighing/weigher.ts';

export interface TaskOptions {
  readonly scheduler: SchedulerService;
  readonly settings: Settings;
  readonly logger: LoggerService;
  readonly db: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly weigher: Weigher;
  readonly backlog: Backlog;
}

/** Id of the task that weighs all models again. */
export const WEIGH_MODELS = 'weigh-models';

/** Schedules the two tasks: find models and weigh the new ones, and weigh all of them again. */
export async function scheduleTasks(options: TaskOptions): Promise<void> {
  const { scheduler, settings } = options;
  await scheduler.scheduleTask({
    ...settings.discovery,
    id: 'find-models',
    fn: async (signal) => {
      await discover(options, signal);
      await weighAll(await findUntried(options.db), options, signal);
    },
  });
  await scheduler.scheduleTask({
    ...settings.schedule,
    id: WEIGH_MODELS,
    fn: async (signal) => weighAll(await findListed(options.db), options, signal),
  });
}

/** How long a plugin without any model waits for a catalog that is still loading. */
const FIRST_LOOKS = 8;
const BETWEEN_LOOKS_MS = 1500;

async function discover(options: TaskOptions, signal: AbortSignal): Promise<void> {
  const { catalog, auth, settings, db } = options;
  const looks = (await hasModels(db)) ? 1 : FIRST_LOOKS;
  for (let look = 1; look <= looks; look += 1) {
    const models = await listModels(catalog, auth, settings.selectors);
    if (models.length > 0 || look === looks) return saveListed(db, models);
    await setTimeout(BETWEEN_LOOKS_MS, undefined, { signal });
  }
}

/** The weigher bounds how many run at once; the scheduler's signal stops what has not begun. */
async function weighAll(
  refs: readonly string[],
  options: TaskOptions,
  signal: AbortSignal,
): Promise<void> {
  const { settings, weigher, logger, backlog } = options;
  const batch = backlog.take(refs);
  const worker = async () => {
    for (let ref = batch.next(); ref !== undefined; ref = batch.next()) {
      signal.throwIfAborted();
      await weigher(ref);
    }
  };
  try {
    await Promise.all(Array.from({ length: settings.concurrency }, worker));
  } finally {
    batch.end();
  }
  if (refs.length > 0) logger.info(`Weighed ${refs.length} models`);
}
