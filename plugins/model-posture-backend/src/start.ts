import type {
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ModelCollector,
  ModelSourceType,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { openDigestCache } from '@weighbridge/core/node';
import type { DigestCache } from '@weighbridge/core/node';
import { rateLimit, REFRESH_LIMIT } from './api/rate-limit.ts';
import { createRouter } from './api/router.ts';
import { openPolicy } from './config/policy.ts';
import { readSettings } from './config/settings.ts';
import { openSigstoreRoot } from './config/sigstore-root.ts';
import { openSources } from './sources/open-sources.ts';
import { openDatabase } from './store/database.ts';
import { scheduleTasks } from './tasks.ts';
import { createWeigher } from './weighing/weigher.ts';

/** What the host gives to the plugin. */
export interface Services {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
}

/** What modules gave to the plugin. */
export interface Additions {
  readonly collectors: readonly ModelCollector[];
  readonly sourceTypes: readonly ModelSourceType[];
}

/**
 * Wires the plugin together: settings, sources, database, weigher, API, tasks.
 *
 * @throws {InputError} when the configuration is wrong
 */
export async function start(
  services: Services,
  { collectors, sourceTypes }: Additions,
): Promise<void> {
  const { config, lifecycle, logger, scheduler, catalog, auth, httpAuth } = services;
  const settings = readSettings(config);
  const policy = await openPolicy(config);
  const sigstoreRoot = await openSigstoreRoot(config);
  const sources = await openSources(config, sourceTypes, logger);
  const db = await openDatabase(services.database);
  const digestCache = await openCache(settings.digestCache, services);
  const shutdown = new AbortController();
  lifecycle.addShutdownHook(() => shutdown.abort());
  const now = () => new Date();
  const weigher = createWeigher({
    hash: settings.hash,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    digestCache,
    db,
    logger,
    sources,
    collectors,
    policy,
    sigstoreRoot,
    signal: shutdown.signal,
    now,
  });
  services.httpRouter.use(
    createRouter({
      db,
      httpAuth,
      catalog,
      selectors: settings.selectors,
      weigher,
      refreshLimit: rateLimit({ ...REFRESH_LIMIT, now: () => now().getTime() }),
      now,
    }),
  );
  await scheduleTasks({ scheduler, settings, logger, db, catalog, auth, weigher });
}

async function openCache(
  file: string | undefined,
  { lifecycle, logger }: Services,
): Promise<DigestCache | undefined> {
  if (file === undefined) return undefined;
  const cache = await openDigestCache(file);
  if (cache.ignored !== undefined)
    logger.warn(`weighbridge.digestCache is not used: ${cache.ignored}`);
  lifecycle.addShutdownHook(async () => cache[Symbol.asyncDispose]());
  return cache;
}
