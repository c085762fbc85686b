import type { CompoundEntityRef } from '@backstage/catalog-model';
import { DEFAULT_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  HistoryItem,
  HistoryList,
  PageQuery,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  historyListSchema,
  pageQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { findHistory } from '../../store/postures.ts';
import type { PastPosture } from '../../store/postures.ts';
import type { ApiCall } from '../api-call.ts';
import { isClosed, readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { BIG, decodeCursor, encodeCursor } from '../cursor.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';

const SCOPE = 'history';

/** The posture statements of a model. */
export const listHistory = defineEndpoint({
  id: 'list-history',
  method: 'get',
  path: `${MODEL_PATH}/history`,
  summary: 'Posture statements of a model, newest first',
  description:
    'If consecutive statements have the same answer, the first and the last are kept. Each statement names the ' +
    'one that it was weighed against (`previous`, by the digest of its canonical JSON): another in the ' +
    'history (`statementDigest`), or the newest of those between them that are no longer kept (`dropped`), ' +
    'the oldest of which names the previous kept one.',
  requires: 'read',
  params: entityPathSchema,
  query: pageQuerySchema,
  answer: historyListSchema,
  others: [NO_MODEL],
  handle,
});

async function handle(
  call: ApiCall<CompoundEntityRef, PageQuery>,
  context: ApiContext,
): Promise<HistoryList> {
  const row = await readModel(call, context);
  if (isClosed(row)) return { items: [], totalItems: 0, nextCursor: null };
  const { limit = DEFAULT_PAGE_SIZE, cursor } = call.query;
  const before = cursor === undefined ? undefined : decodeCursor(cursor, SCOPE, [BIG])[0];
  // One more than requested shows whether there is a next page.
  const { items, total } = await findHistory(context.db, row.entity_ref, {
    limit: limit + 1,
    ...(before === undefined ? {} : { beforeId: String(before) }),
  });
  const last = items.length > limit ? items[limit - 1] : undefined;
  return {
    items: items.slice(0, limit).map(toItem),
    totalItems: total,
    nextCursor: last === undefined ? null : encodeCursor(SCOPE, [Number(last.id)]),
  };
}

function toItem({ id, changed, head, dropped }: PastPosture): HistoryItem {
  const { assessedAt, gate, counts, policy, catalogue, subject, statement, previous } = head;
  return {
    id,
    assessedAt,
    gate,
    counts,
    policy,
    catalogue,
    digest: subject.digest ?? null,
    changed,
    statementDigest: statement,
    previous,
    dropped,
  };
}
