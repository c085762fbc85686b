import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** References asked about in one request. */
const BATCH = 500;

/** Which of these entities the catalog shows to the caller; what it hides, it hides for us too. */
export async function visibleRefs(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  entityRefs: readonly string[],
): Promise<ReadonlySet<string>> {
  const visible = new Set<string>();
  for (let i = 0; i < entityRefs.length; i += BATCH) {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: entityRefs.slice(i, i + BATCH),
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for (const entity of items) if (entity !== undefined) visible.add(stringifyEntityRef(entity));
  }
  return visible;
}

/** The entity as the caller may see it; undefined when it does not exist or is hidden. */
export async function visibleEntity(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  entityRef: string,
): Promise<Entity | undefined> {
  return catalog.getEntityByRef(entityRef, { credentials });
}
