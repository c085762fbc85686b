import { DEFAULT_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type { HistoryItem, HistoryList } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  historyListSchema,
  pageQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Request, Router } from 'express';
import { findHistory } from '../store/postures.ts';
import type { PastPosture } from '../store/postures.ts';
import { readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { MODEL_PATH, route } from './route.ts';
import { readInput } from './validate.ts';

const SCOPE = 'history';

/** The posture statements of a model, newest first. */
export function addHistoryRoutes(router: Router, context: ApiContext): void {
  router.get(
    `${MODEL_PATH}/history`,
    route(historyListSchema, (request) => listHistory(request, context)),
  );
}

async function listHistory(request: Request, context: ApiContext): Promise<HistoryList> {
  const row = await readModel(request, context);
  const { limit = DEFAULT_PAGE_SIZE, cursor } = readInput(pageQuerySchema, request.query);
  const before = cursor === undefined ? undefined : decodeCursor(cursor, SCOPE, [0])[0];
  // One more than asked for tells whether there is a next page.
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

function toItem({ id, changed, head }: PastPosture): HistoryItem {
  const { assessedAt, gate, counts, policy, catalogue, subject } = head;
  return {
    id,
    assessedAt,
    gate,
    counts,
    policy,
    catalogue,
    digest: subject.digest ?? null,
    changed,
  };
}
