import type {
  ModelList,
  ModelQuery,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  modelListSchema,
  modelQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { visibleRefs } from '../../catalog/visibility.ts';
import { allows } from '../../store/access-filter.ts';
import { findModels } from '../../store/models.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint } from '../endpoint.ts';
import type { Call } from '../endpoint.ts';
import { orderModels } from '../order-models.ts';
import { paginate } from '../paginate.ts';
import { present } from '../present.ts';

/** The models that the caller may see, filtered, sorted and paged. */
export const listModels = defineEndpoint({
  id: 'list-models',
  method: 'get',
  path: '/models',
  summary: 'Models and what is known of each',
  need: 'read',
  query: modelQuerySchema,
  answer: modelListSchema,
  handle,
});

async function handle(
  { credentials, query, access }: Call<unknown, ModelQuery>,
  context: ApiContext,
): Promise<ModelList> {
  const rows = (await findModels(context.db, query)).filter((row) => allows(access.read, row));
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

/** The parts of a query that depend on the time or on the statement. */
function matches(model: ModelSummary, { gate, state }: ModelQuery): boolean {
  if (state !== undefined && !state.includes(model.state)) return false;
  return gate === undefined || (model.gate !== null && gate.includes(model.gate.outcome));
}
