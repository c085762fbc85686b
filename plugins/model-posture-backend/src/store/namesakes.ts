import { MAX_NAMESAKES } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ModelNamesake,
  SharedModel,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import { OWNER_NOT_ALLOWED } from '../sources/naming.ts';
import type { ModelRow } from './model-row.ts';
import { modelsIn } from './scope.ts';
import type { Scope } from './scope.ts';

// Two entities name one model when their annotations are equal, or led to the same place when the backend last
// followed them. An entity whose owner may not name the model sees no other entity; the others do see it.

/** Whether a row `m` names a model that another entity also names. */
export const IS_SHARED = `coalesce(m.error_code, '') <> '${OWNER_NOT_ALLOWED}' and (
  coalesce(m.location in (${namedTwice('location')}), false) or coalesce(m.place in (${namedTwice('place')}), false))`;

/** The database evaluates this once for a whole list, so it needs no index. */
function namedTwice(column: 'location' | 'place'): string {
  return `select ${column} from models where listed and ${column} is not null
    group by ${column} having count(*) > 1`;
}

/**
 * The other entities that name the model of a row; null if there are none.
 *
 * @param scopeOf called only if there are others: what the caller may see
 */
export async function findShared(
  db: Knex,
  row: Pick<ModelRow, 'entity_ref' | 'location' | 'place' | 'error_code'>,
  scopeOf: () => Promise<Scope>,
): Promise<SharedModel | null> {
  if (row.location === null || row.error_code === OWNER_NOT_ALLOWED) return null;
  const all = await countRows(whereSame(db('models as m').where('m.listed', true), row));
  if (all === 0) return null;
  const scope = await scopeOf();
  const seen = () => whereSame(modelsIn(db, scope, {}), row);
  const totalEntities = await countRows(seen());
  const rows: readonly { entity_ref: string; title: string; owner: string | null }[] = await seen()
    .select('m.entity_ref', 'm.title', 'm.owner')
    .orderBy('m.entity_ref')
    .limit(MAX_NAMESAKES);
  return { entities: rows.map(toNamesake), totalEntities, hasHidden: totalEntities < all };
}

function toNamesake({
  entity_ref: entityRef,
  title,
  owner,
}: {
  readonly entity_ref: string;
  readonly title: string;
  readonly owner: string | null;
}): ModelNamesake {
  return { entityRef, title, owner };
}

function whereSame(
  query: Knex.QueryBuilder,
  { entity_ref, location, place }: Pick<ModelRow, 'entity_ref' | 'location' | 'place'>,
): Knex.QueryBuilder {
  return query.whereNot('m.entity_ref', entity_ref).where((same) => {
    void same.where('m.location', location);
    if (place !== null) void same.orWhere('m.place', place);
  });
}

async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ total: '*' }).first();
  return Number(row?.total ?? 0);
}
