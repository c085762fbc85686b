import type { ModelResource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { Knex } from 'knex';

/** What permissions are decided on, by entity reference, for models that the catalog lists. */
export async function findResources(
  db: Knex,
  entityRefs: readonly string[],
): Promise<ReadonlyMap<string, ModelResource>> {
  const rows: readonly { entity_ref: string; owner: string | null; location: string | null }[] =
    await db('models')
      .select('entity_ref', 'owner', 'location')
      .where({ listed: true })
      .whereIn('entity_ref', [...entityRefs]);
  return new Map(
    rows.map(({ entity_ref: entityRef, owner, location }) => [
      entityRef,
      { entityRef, owner, location },
    ]),
  );
}
