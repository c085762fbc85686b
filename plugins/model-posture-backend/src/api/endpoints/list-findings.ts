import type { CompoundEntityRef } from '@backstage/catalog-model';
import { DEFAULT_PAGE_SIZE } from '@weighbridge/backstage-plugin-model-posture-common';
import type { FindingList, PageQuery } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  findingListSchema,
  pageQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { findFindings } from '../../store/findings.ts';
import type { ApiCall } from '../api-call.ts';
import { readModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { COUNT, decodeCursor, encodeCursor } from '../cursor.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';
import { currentPostureId } from '../present.ts';

/** The findings of the last statement. */
export const listFindings = defineEndpoint({
  id: 'list-findings',
  method: 'get',
  path: `${MODEL_PATH}/findings`,
  summary: 'Findings of the last weighing that succeeded, most severe first',
  requires: 'read',
  params: entityPathSchema,
  query: pageQuerySchema,
  answer: findingListSchema,
  others: [NO_MODEL],
  handle,
});

async function handle(
  call: ApiCall<CompoundEntityRef, PageQuery>,
  context: ApiContext,
): Promise<FindingList> {
  const row = await readModel(call, context);
  const { limit = DEFAULT_PAGE_SIZE, cursor } = call.query;
  const id = currentPostureId(row);
  const scope = `findings:${id}`;
  const after = cursor === undefined ? -1 : Number(decodeCursor(cursor, scope, [COUNT])[0]);
  const { items, lastPosition, total } = await findFindings(context.db, id, { limit, after });
  const isLast = lastPosition === null || lastPosition + 1 >= total;
  return {
    items,
    totalItems: total,
    nextCursor: isLast ? null : encodeCursor(scope, [lastPosition]),
  };
}
