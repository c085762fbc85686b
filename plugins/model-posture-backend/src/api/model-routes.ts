import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelQuery, ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  findingListSchema,
  modelDetailSchema,
  modelListSchema,
  modelQuerySchema,
  pageQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { controls } from '@weighbridge/posture';
import type { Router } from 'express';
import { visibleRefs } from '../catalog/visibility.ts';
import { findFindings } from '../store/findings.ts';
import { findModels } from '../store/models.ts';
import { findPosture } from '../store/postures.ts';
import { callerOf, readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { orderModels } from './order-models.ts';
import { paginate } from './paginate.ts';
import { isSamePlace, present } from './present.ts';
import { answer, readInput } from './validate.ts';

const FINDINGS = 'findings';

/** The list of models, one model, and its findings. */
export function addModelRoutes(router: Router, context: ApiContext): void {
  router.get('/models', async (request, response) => {
    const credentials = await callerOf(request, context);
    const query = readInput(modelQuerySchema, request.query);
    const rows = await findModels(context.db, query);
    const refs = await visibleRefs(
      context.catalog,
      credentials,
      rows.map((row) => row.entity_ref),
    );
    const now = context.now();
    const models = rows
      .filter((row) => refs.has(row.entity_ref))
      .map((row) => present(row, now))
      .filter((model) => matches(model, query));
    const ordering = orderModels(query.sort ?? 'gate', query.order ?? 'asc');
    const { page, totalItems, nextCursor } = paginate(models, ordering, query);
    answer(response, modelListSchema, { items: page, totalItems, nextCursor });
  });

  router.get('/models/by-entity/:kind/:namespace/:name', async (request, response) => {
    const row = await readModel(request, context);
    const id = isSamePlace(row) ? row.posture_id : null;
    const posture = id === null ? undefined : await findPosture(context.db, id);
    const findings =
      id === null ? NONE : await findFindings(context.db, String(id), { limit: MAX_PAGE_SIZE });
    answer(response, modelDetailSchema, {
      summary: present(row, context.now()),
      posture: posture ?? null,
      controls,
      findings: findings.items,
      totalFindings: findings.total,
    });
  });

  router.get('/models/by-entity/:kind/:namespace/:name/findings', async (request, response) => {
    const row = await readModel(request, context);
    const query = readInput(pageQuerySchema, request.query);
    const id = isSamePlace(row) ? row.posture_id : null;
    const scope = `${FINDINGS}:${id}`;
    const after =
      query.cursor === undefined ? undefined : Number(decodeCursor(query.cursor, scope, [0])[0]);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const found =
      id === null
        ? NONE
        : await findFindings(context.db, String(id), {
            limit,
            ...(after === undefined ? {} : { afterPosition: after }),
          });
    answer(response, findingListSchema, {
      items: found.items,
      totalItems: found.total,
      nextCursor:
        found.lastPosition === null || found.lastPosition + 1 >= found.total
          ? null
          : encodeCursor(scope, [found.lastPosition]),
    });
  });
}

const NONE = { items: [], total: 0, lastPosition: null } as const;

/** The parts of a query that depend on the time or on the statement. */
function matches(model: ModelSummary, { gate, state }: ModelQuery): boolean {
  if (state !== undefined && !state.includes(model.state)) return false;
  return gate === undefined || (model.gate !== null && gate.includes(model.gate.outcome));
}
