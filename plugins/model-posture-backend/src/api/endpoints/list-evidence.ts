import type { CompoundEntityRef } from '@backstage/catalog-model';
import type {
  EvidenceItem,
  EvidenceList,
  EvidenceQuery,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  evidenceListSchema,
  evidenceQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { findEvidence, findEvidenceKeys } from '../../store/evidence.ts';
import type { EvidenceKey } from '../../store/evidence.ts';
import type { ApiCall } from '../api-call.ts';
import { isClosed, readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { BIG, COUNT } from '../cursor.ts';
import type { CursorKey } from '../cursor.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';
import { paginate } from '../paginate.ts';
import type { Ordering } from '../paginate.ts';
import { currentPostureId } from '../present.ts';

/** Current first, then newest first, then by id, which is unique. */
const ORDERING: Ordering<EvidenceKey> = {
  scope: 'evidence',
  key: (item) => [item.status === 'current' ? 0 : 1, -item.observedAt, item.id],
  shape: [COUNT, BIG, 'text'],
  compare: (a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || byId(a, b),
};

function byId(a: CursorKey, b: CursorKey): number {
  const [x, y] = [String(a[2]), String(b[2])];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The evidence about a model, without payloads. */
export const listEvidence = defineEndpoint({
  id: 'list-evidence',
  method: 'get',
  path: `${MODEL_PATH}/evidence`,
  summary: 'Evidence about a model without payloads, current first, then newest first',
  requires: 'read',
  params: entityPathSchema,
  query: evidenceQuerySchema,
  answer: evidenceListSchema,
  others: [NO_MODEL],
  handle,
});

async function handle(
  call: ApiCall<CompoundEntityRef, EvidenceQuery>,
  context: ApiContext,
): Promise<EvidenceList> {
  const row = await readModel(call, context);
  if (isClosed(row)) return { items: [], totalItems: 0, nextCursor: null };
  const { query } = call;
  const keys = await findEvidenceKeys(context.db, row.entity_ref, currentPostureId(row));
  const wanted = keys.filter(
    ({ type, status }) =>
      (query.type?.includes(type) ?? true) && (query.status?.includes(status) ?? true),
  );
  const page = paginate(wanted, ORDERING, query);
  return { ...page, items: await itemsOf(context, row.entity_ref, page.items) };
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
