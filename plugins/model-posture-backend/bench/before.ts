import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { answerChecklist } from '@weighbridge/posture';
import { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import { present } from '../src/api/present.ts';
import type { ModelRow } from '../src/store/model-row.ts';
import { findModelsByRef } from '../src/store/models.ts';

// The obvious alternative, in the same process: it reads every row, asks the catalog about every reference, and
// filters, sorts and counts in memory.

const BATCH = 500;
const GATES = ['refuse', 'cannot-decide', 'admit-with-conditions', 'admit'];
const COLLATOR = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

async function visibleRows(
  db: Knex,
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<readonly ModelRow[]> {
  const refs: string[] = await db('models').where({ listed: true }).pluck('entity_ref');
  const visible = new Set<string>();
  const rows: ModelRow[] = [];
  for (let i = 0; i < refs.length; i += BATCH) {
    const entityRefs = refs.slice(i, i + BATCH);
    rows.push(...(await findModelsByRef(db, entityRefs)));
    const fields = ['kind', 'metadata.name', 'metadata.namespace'];
    const { items } = await catalog.getEntitiesByRefs({ entityRefs, fields }, { credentials });
    for (const entity of items) if (entity !== undefined) visible.add(stringifyEntityRef(entity));
  }
  return rows.filter((row) => visible.has(row.entity_ref));
}

async function list(rows: readonly ModelRow[]) {
  const now = new Date();
  const rank = (outcome: string | undefined) =>
    outcome === undefined ? GATES.length : GATES.indexOf(outcome);
  const models = rows
    .map((row) => present(row, now))
    .sort(
      (a, b) => rank(a.gate?.outcome) - rank(b.gate?.outcome) || COLLATOR.compare(a.title, b.title),
    );
  return { items: models.slice(0, 50), totalItems: models.length };
}

async function count(db: Knex, rows: readonly ModelRow[]) {
  const now = new Date();
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const found = await db('postures').select('document').where({ id: row.posture_id }).first();
    if (found === undefined) continue;
    for (const { line, state } of answerChecklist(JSON.parse(found.document), now)) {
      counts[`${line} ${state}`] = (counts[`${line} ${state}`] ?? 0) + 1;
    }
  }
  return counts;
}

/** Serves lists under /api/before as the backend answered them before the database did the work. */
export const beforePlugin = createBackendPlugin({
  pluginId: 'before',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        database: coreServices.database,
      },
      async init({ catalog, httpAuth, httpRouter, database }) {
        const own = await database.getClient();
        const db = await postureDatabase(own);
        const router = Router();
        const serve = (path: string, answer: (rows: readonly ModelRow[]) => Promise<unknown>) => {
          const run = async (request: Request, response: Response, next: NextFunction) => {
            try {
              const credentials = await httpAuth.credentials(request);
              response.json(await answer(await visibleRows(db, catalog, credentials)));
            } catch (error) {
              next(error);
            }
          };
          router.get(path, (request, response, next) => void run(request, response, next));
        };
        serve('/models', list);
        serve('/checklist', (rows) => count(db, rows));
        httpRouter.use(router);
      },
    });
  },
});

/** The posture plugin's database, opened a second time: every plugin has its own database. */
async function postureDatabase(own: Knex): Promise<Knex> {
  const { default: knexFactory } = await import('knex');
  const target = process.env['BENCH_DATABASE'] ?? '';
  const client = String(own.client.config.client);
  return knexFactory({ client, connection: target, useNullAsDefault: true });
}
