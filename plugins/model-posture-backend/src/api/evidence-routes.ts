import { NotFoundError } from '@backstage/errors';
import type {
  EvidenceDetail,
  EvidenceItem,
  EvidenceList,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  evidenceDetailSchema,
  evidenceListSchema,
  evidenceQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Request, Router } from 'express';
import { findEvidence, findEvidenceKeys } from '../store/evidence.ts';
import type { EvidenceKey } from '../store/evidence.ts';
import { readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import type { CursorKey } from './cursor.ts';
import { paginate } from './paginate.ts';
import type { Ordering } from './paginate.ts';
import { currentPostureId } from './present.ts';
import { MODEL_PATH, route } from './route.ts';
import { readInput } from './validate.ts';

/** Current first, then newest first, then by id, which is unique. */
const ORDERING: Ordering<EvidenceKey> = {
  scope: 'evidence',
  key: (item) => [item.status === 'current' ? 0 : 1, -item.observedAt, item.id],
  like: [0, 0, ''],
  compare: (a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || byId(a, b),
};

function byId(a: CursorKey, b: CursorKey): number {
  const [x, y] = [String(a[2]), String(b[2])];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The evidence about a model: the list without payloads, and one item with its payload. */
export function addEvidenceRoutes(router: Router, context: ApiContext): void {
  router.get(
    `${MODEL_PATH}/evidence`,
    route(evidenceListSchema, (request) => listEvidence(request, context)),
  );
  router.get(
    `${MODEL_PATH}/evidence/:id`,
    route(evidenceDetailSchema, (request) => getEvidence(request, context)),
  );
}

async function listEvidence(request: Request, context: ApiContext): Promise<EvidenceList> {
  const row = await readModel(request, context);
  const query = readInput(evidenceQuerySchema, request.query);
  const keys = await findEvidenceKeys(context.db, row.entity_ref, currentPostureId(row));
  const wanted = keys.filter(
    ({ type, status }) =>
      (query.type?.includes(type) ?? true) && (query.status?.includes(status) ?? true),
  );
  const page = paginate(wanted, ORDERING, query);
  return { ...page, items: await itemsOf(context, row.entity_ref, page.items) };
}

async function getEvidence(request: Request, context: ApiContext): Promise<EvidenceDetail> {
  const row = await readModel(request, context);
  const keys = await findEvidenceKeys(context.db, row.entity_ref, currentPostureId(row));
  const key = keys.find(({ id }) => id === request.params['id']);
  const [evidence] =
    key === undefined ? [] : await findEvidence(context.db, row.entity_ref, [key.id]);
  if (key === undefined || evidence === undefined) {
    throw new NotFoundError('the model has no such evidence');
  }
  return { evidence, status: key.status };
}

async function itemsOf(
  { db }: ApiContext,
  entityRef: string,
  keys: readonly EvidenceKey[],
): Promise<readonly EvidenceItem[]> {
  const statusOf = new Map<string, EvidenceKey['status']>(
    keys.map(({ id, status }) => [id, status]),
  );
  const evidence = await findEvidence(db, entityRef, [...statusOf.keys()]);
  return evidence.map(({ payload: _payload, ...item }) => ({
    ...item,
    status: statusOf.get(item.id) ?? 'withdrawn',
  }));
}
