import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  FindingList,
  ModelDetail,
  ModelList,
  ModelQuery,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  findingListSchema,
  modelDetailSchema,
  modelListSchema,
  modelQuerySchema,
  pageQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Request, Router } from 'express';
import { visibleRefs } from '../catalog/visibility.ts';
import { findFindings } from '../store/findings.ts';
import { findModels } from '../store/models.ts';
import { findPosture } from '../store/postures.ts';
import { callerOf, readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import { publicControls } from './controls.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { orderModels } from './order-models.ts';
import { paginate } from './paginate.ts';
import { currentPostureId, present } from './present.ts';
import { MODEL_PATH, route } from './route.ts';
import { readInput } from './validate.ts';

/** The list of models, one model, and its findings. */
export function addModelRoutes(router: Router, context: ApiContext): void {
  router.get(
    '/models',
    route(modelListSchema, (request) => listModels(request, context)),
  );
  router.get(
    MODEL_PATH,
    route(modelDetailSchema, (request) => getModel(request, context)),
  );
  router.get(
    `${MODEL_PATH}/findings`,
    route(findingListSchema, (request) => listFindings(request, context)),
  );
}

async function listModels(request: Request, context: ApiContext): Promise<ModelList> {
  const credentials = await callerOf(request, context);
  const query = readInput(modelQuerySchema, request.query);
  const rows = await findModels(context.db, query);
  const refs = rows.map((row) => row.entity_ref);
  const visible = await visibleRefs(context.catalog, credentials, refs);
  const now = context.now();
  const models = rows
    .filter((row) => visible.has(row.entity_ref))
    .map((row) => present(row, now))
    .filter((model) => matches(model, query));
  const ordering = orderModels(query.sort ?? 'gate', query.order ?? 'asc');
  return paginate(models, ordering, query);
}

async function getModel(request: Request, context: ApiContext): Promise<ModelDetail> {
  const row = await readModel(request, context);
  const id = currentPostureId(row);
  const posture = id === null ? undefined : await findPosture(context.db, id);
  const findings = await findFindings(context.db, id, { limit: MAX_PAGE_SIZE });
  return {
    summary: present(row, context.now()),
    posture: posture ?? null,
    controls: publicControls,
    findings: findings.items,
    totalFindings: findings.total,
  };
}

async function listFindings(request: Request, context: ApiContext): Promise<FindingList> {
  const row = await readModel(request, context);
  const { limit = DEFAULT_PAGE_SIZE, cursor } = readInput(pageQuerySchema, request.query);
  const id = currentPostureId(row);
  const scope = `findings:${id}`;
  const after = cursor === undefined ? -1 : Number(decodeCursor(cursor, scope, [0])[0]);
  const { items, lastPosition, total } = await findFindings(context.db, id, { limit, after });
  const isLast = lastPosition === null || lastPosition + 1 >= total;
  return {
    items,
    totalItems: total,
    nextCursor: isLast ? null : encodeCursor(scope, [lastPosition]),
  };
}

/** The parts of a query that depend on the time or on the statement. */
function matches(model: ModelSummary, { gate, state }: ModelQuery): boolean {
  if (state !== undefined && !state.includes(model.state)) return false;
  return gate === undefined || (model.gate !== null && gate.includes(model.gate.outcome));
}
