import { NotFoundError } from '@backstage/errors';
import type { EvidenceItem } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  evidenceDetailSchema,
  evidenceListSchema,
  evidenceQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Router } from 'express';
import { findEvidence, findEvidenceKeys } from '../store/evidence.ts';
import type { EvidenceKey } from '../store/evidence.ts';
import type { ModelRow } from '../store/models.ts';
import { readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import { paginate } from './paginate.ts';
import type { Ordering } from './paginate.ts';
import { isSamePlace } from './present.ts';
import { answer, readInput } from './validate.ts';

/** Current first, then newest first, then by id, which is unique. */
const ORDERING: Ordering<EvidenceKey> = {
  scope: 'evidence',
  key: (item) => [item.status === 'current' ? 0 : 1, -item.observedAt, item.id],
  compare: ([a0, a1, a2], [b0, b1, b2]) =>
    Number(a0) - Number(b0) ||
    Number(a1) - Number(b1) ||
    (String(a2) < String(b2) ? -1 : a2 === b2 ? 0 : 1),
};

/** The evidence about a model: the list without payloads, and one item with its payload. */
export function addEvidenceRoutes(router: Router, context: ApiContext): void {
  const { db } = context;

  router.get('/models/by-entity/:kind/:namespace/:name/evidence', async (request, response) => {
    const row = await readModel(request, context);
    const query = readInput(evidenceQuerySchema, request.query);
    const keys = (await keysOf(row)).filter(
      ({ type, status }) =>
        (query.type?.includes(type) ?? true) && (query.status?.includes(status) ?? true),
    );
    const { page, totalItems, nextCursor } = paginate(keys, ORDERING, query);
    answer(response, evidenceListSchema, {
      items: await itemsOf(row, page),
      totalItems,
      nextCursor,
    });
  });

  router.get('/models/by-entity/:kind/:namespace/:name/evidence/:id', async (request, response) => {
    const row = await readModel(request, context);
    const key = (await keysOf(row)).find(({ id }) => id === request.params['id']);
    const [evidence] = key === undefined ? [] : await findEvidence(db, row.entity_ref, [key.id]);
    if (key === undefined || evidence === undefined) {
      throw new NotFoundError('the model has no such evidence');
    }
    answer(response, evidenceDetailSchema, { evidence, status: key.status });
  });

  async function keysOf(row: ModelRow): Promise<readonly EvidenceKey[]> {
    const postureId = row.posture_id === null || !isSamePlace(row) ? null : String(row.posture_id);
    return findEvidenceKeys(db, row.entity_ref, postureId);
  }

  async function itemsOf(
    row: ModelRow,
    keys: readonly EvidenceKey[],
  ): Promise<readonly EvidenceItem[]> {
    const statusOf = new Map(keys.map(({ id, status }) => [id, status]));
    const items = await findEvidence(
      db,
      row.entity_ref,
      keys.map(({ id }) => id),
    );
    return items.map(({ payload: _payload, ...item }) => ({
      ...item,
      status: statusOf.get(item.id) ?? 'withdrawn',
    }));
  }
}
