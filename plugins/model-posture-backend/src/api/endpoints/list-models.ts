import { DEFAULT_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ModelList,
  ModelQuery,
  ModelSort,
  SortOrder,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  modelListSchema,
  modelQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { listModelRows } from '../../store/list-models.ts';
import type { ListKey } from '../../store/list-models.ts';
import type { ApiCall } from '../api-call.ts';
import type { ApiContext } from '../context.ts';
import { BIG, COUNT, decodeCursor, encodeCursor } from '../cursor.ts';
import type { KeyPart } from '../cursor.ts';
import { defineEndpoint } from '../endpoint.ts';
import { present } from '../present.ts';
import { scopeOf } from '../scope-of.ts';

/** The models that the caller may see, filtered, sorted and paged. */
export const listModels = defineEndpoint({
  id: 'list-models',
  method: 'get',
  path: '/models',
  summary: 'Models and what is known about each',
  requires: 'read',
  query: modelQuerySchema,
  answer: modelListSchema,
  handle,
});

async function handle(call: ApiCall<unknown, ModelQuery>, context: ApiContext): Promise<ModelList> {
  const { cursor, sort = 'gate', order = 'asc', limit = DEFAULT_PAGE_SIZE, ...filter } = call.query;
  const after = cursor === undefined ? {} : { after: readKey(cursor, sort, order) };
  const scope = await scopeOf(call, context);
  const now = context.now();
  const query = { ...filter, sort, order, limit, ...after };
  const { rows, total, next } = await listModelRows(context.db, scope, query, now);
  return {
    items: rows.map((row) => present(row, now)),
    totalItems: total,
    nextCursor: next === null ? null : encodeCursor(cursorScope(sort, order), next),
  };
}

/** The sort key of each list. */
const FIGURES: Readonly<Record<ModelSort, KeyPart>> = {
  name: 'text',
  owner: 'text',
  gate: COUNT,
  age: BIG,
  fail: COUNT,
  unknown: COUNT,
  pass: COUNT,
};

function readKey(cursor: string, sort: ModelSort, order: SortOrder): ListKey {
  const shape = [FIGURES[sort], 'text', 'text'] as const;
  return decodeCursor(cursor, cursorScope(sort, order), shape) as unknown as ListKey;
}

function cursorScope(sort: ModelSort, order: SortOrder): string {
  return `models:${sort}:${order}`;
}
