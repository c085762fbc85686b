import { ConflictError } from '@backstage/errors';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { Knex } from 'knex';
import { createAuthorizer } from './access/authorizer.ts';
import { registerPermissions } from './access/register.ts';
import { endpoints } from './api/endpoints/index.ts';
import { openApiDocument } from './api/openapi/document.ts';
import { rateLimit, REFRESH_LIMIT } from './api/rate-limit.ts';
import { createRouter } from './api/router.ts';
import { createVisibility } from './catalog/visibility.ts';
import { openDigestCacheOf } from './config/digest-cache.ts';
import { assertCollectorsKnown } from './config/known-collectors.ts';
import { openPolicy } from './config/policy.ts';
import type { PolicyReader } from './config/policy.ts';
import { readSettings } from './config/settings.ts';
import type { Settings } from './config/settings.ts';
import { openSigstoreRoot } from './config/sigstore-root.ts';
import { createHealthProbe } from './health/probe.ts';
import { observeFleet } from './metrics/gauges.ts';
import { createMetrics } from './metrics/instruments.ts';
import type { Metrics } from './metrics/instruments.ts';
import type { Rounds } from './rounds.ts';
import type { Additions, Services } from './services.ts';
import { openEvidenceFolders } from './sources/evidence-folders.ts';
import type { NamingRule } from './sources/naming.ts';
import { openSources } from './sources/open-sources.ts';
import { openDatabase } from './store/database.ts';
import { deriveMissing } from './store/derived.ts';
import { findFigures } from './store/figures.ts';
import { applyNaming } from './store/naming.ts';
import { scheduleTasks } from './tasks.ts';
import type { Load } from './weighing/bounded.ts';
import { collectedTypes } from './weighing/collectors.ts';
import { judgedByNow } from './weighing/judged-by.ts';
import { createWeigher } from './weighing/weigher.ts';
import type { Worker } from './weighing/worker.ts';
import { openWorkplaceOf } from './weighing/workplace.ts';

/** What the parts of the plugin share. */
interface Parts {
  readonly services: Services;
  readonly settings: Settings;
  readonly db: Knex;
  readonly metrics: Metrics;
  readonly worker: Worker;
  readonly rounds: Rounds;
  readonly policy: PolicyReader;
  readonly sources: ReadonlyMap<string, ModelSource>;
  readonly naming: readonly NamingRule[];
  readonly collected: ReadonlySet<string>;
  readonly load: () => Load;
  readonly now: () => Date;
}

/**
 * Wires the plugin together: settings, sources, database, weigher, API, tasks.
 *
 * @throws {InputError} when the configuration is wrong
 */
export async function start(services: Services, additions: Additions): Promise<void> {
  const settings = readSettings(services.config);
  const metrics = createMetrics(services.metrics);
  const now = () => new Date();
  const prepared = await prepare(services, settings, additions, metrics);
  const { policy, sources, naming, openWorkplace } = prepared;
  const db = await openDatabase(services.database);
  await deriveMissing(db);
  await applyNaming(db, naming, now());
  const { holder, ...workplace } = await openWorkplace(db, now);
  const collected = collectedTypes(additions.collectors);
  const read = { policy, sources, naming, collected };
  const parts = { ...read, ...workplace, services, settings, db, metrics, now };
  registerPermissions(services.permissionsRegistry, {
    db,
    catalog: services.catalog,
    auth: services.auth,
    selectors: settings.selectors,
  });
  serveApi(parts);
  observeFleet(services.metrics, {
    load: workplace.load,
    figures: () => findFigures(db, now()),
    logger: services.logger,
    now,
  });
  const { scheduler, catalog, auth } = services;
  const { rounds } = workplace;
  await scheduleTasks({
    scheduler,
    catalog,
    auth,
    settings,
    naming,
    db,
    rounds,
    holder,
    now,
  });
}

/** What weighs models in this replica. */
interface Workplace extends Pick<Parts, 'worker' | 'rounds' | 'load'> {
  /** Name of this replica. */
  readonly holder: string;
}

interface Prepared extends Pick<Parts, 'policy' | 'sources' | 'naming'> {
  readonly openWorkplace: (db: Knex, now: () => Date) => Promise<Workplace>;
}

/** Reads everything that can be wrong with the configuration before the database is touched. */
async function prepare(
  { auth, catalog, config, lifecycle, logger }: Services,
  settings: Settings,
  { collectors, sourceTypes }: Additions,
  metrics: Metrics,
): Promise<Prepared> {
  assertCollectorsKnown(config, collectors);
  const policy = await openPolicy(config);
  const sigstoreRoot = await openSigstoreRoot(config);
  const readStatements = openEvidenceFolders(config, logger);
  const { sources, naming } = await openSources(config, sourceTypes, logger);
  const openWorkplace: Prepared['openWorkplace'] = async (db, now) => {
    const digestCache = await openDigestCacheOf(settings.digestCache, { lifecycle, logger });
    const shutdown = new AbortController();
    lifecycle.addShutdownHook(() => shutdown.abort());
    const { hash, concurrency, timeoutMs, leaseMs } = settings;
    const { signal } = shutdown;
    const keys = { policy, sigstoreRoot, digestCache };
    const read = { sources, naming, collectors, readStatements, ...keys };
    const limits = { hash, concurrency, timeoutMs, signal };
    const host = { db, logger, now };
    const collectorsConfig = config.getOptionalConfig('weighbridge.collectors');
    const findEntity = async (entityRef: string) =>
      catalog.getEntityByRef(entityRef, { credentials: await auth.getOwnServiceCredentials() });
    const weigher = createWeigher({
      ...read,
      ...limits,
      ...host,
      collectorsConfig,
      findEntity,
      report: metrics.weighed,
    });
    const judgedBy = () => judgedByNow(policy, now());
    return openWorkplaceOf({ weigher, concurrency, leaseMs, signal, judgedBy, ...host });
  };
  return { policy, sources, naming, openWorkplace };
}

function serveApi(parts: Parts): void {
  const { services, settings, db, metrics, worker, rounds, now } = parts;
  const { auditor, catalog, httpAuth, httpRouter, logger } = services;
  const { selectors, lateAfterMs, timeoutMs, leaseMs } = settings;
  const router = createRouter({
    db,
    httpAuth,
    authorize: createAuthorizer(services.permissions, services.permissionsRegistry),
    auditor,
    catalog,
    logger,
    metrics,
    selectors,
    visible: createVisibility({ catalog, permissions: services.permissions, selectors, now }),
    worker,
    naming: parts.naming,
    weighAll: async () => {
      const isBegun = await rounds.begin({ notWithinMs: 0, afterEnd: true });
      if (!isBegun) throw new ConflictError('the models are already being weighed');
    },
    refreshLimit: rateLimit({ ...REFRESH_LIMIT, now: () => now().getTime() }),
    health: createHealthProbe({ ...parts, lateAfterMs, timeoutMs, leaseMs }),
    collected: parts.collected,
    document: openApiDocument(endpoints),
    now,
  });
  for (const { requires, path } of endpoints) {
    if (requires === 'public') httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }
  httpRouter.use(router);
}
