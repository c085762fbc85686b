import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { EntityFilterQuery } from '@backstage/catalog-client';
import { parseEntityRef, RELATION_OWNED_BY, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MODEL_ANNOTATION,
  modelAnnotation,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { MAX_LOCATION_LENGTH } from '../sources/location.ts';
import type { ListedModel } from '../store/listing.ts';
import { storable } from '../store/text.ts';

const PAGE_SIZE = 500;
const MAX_TITLE_LENGTH = 300;
/** No entity reference is longer, and databases index owners. */
const MAX_OWNER_LENGTH = 400;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.owner',
  'relations',
];

/** Every model of the catalog, requested as the plugin itself. */
export async function listModels(
  catalog: CatalogService,
  auth: AuthService,
  selectors: readonly EntitySelector[],
): Promise<readonly ListedModel[]> {
  const credentials = await auth.getOwnServiceCredentials();
  const found = new Map<string, ListedModel>();
  const pages = catalog.streamEntities(
    { filter: catalogFilter(selectors), fields: FIELDS, pageSize: PAGE_SIZE },
    { credentials },
  );
  for await (const page of pages) {
    for (const entity of page) {
      const model = toListedModel(entity);
      found.set(model.entityRef, model);
    }
  }
  return [...found.values()];
}

/** What the catalog says about one entity. */
export function toListedModel(entity: Entity): ListedModel {
  const location = modelAnnotation(entity);
  return {
    entityRef: stringifyEntityRef(entity),
    title: storable((entity.metadata.title ?? entity.metadata.name).slice(0, MAX_TITLE_LENGTH)),
    owner: ownerOf(entity),
    // An annotation over the limit stays over it, so it is refused and not cut to another place.
    location: location === undefined ? null : storable(location.slice(0, MAX_LOCATION_LENGTH + 1)),
  };
}

/** Asks the catalog only for models. */
export function catalogFilter(selectors: readonly EntitySelector[]): EntityFilterQuery {
  return [
    { [`metadata.annotations.${MODEL_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
    ...selectors.map(({ kind, type }) => ({
      kind,
      ...(type === undefined ? {} : { 'spec.type': type }),
    })),
  ];
}

function ownerOf(entity: Entity): string | null {
  const owner = namedOwnerOf(entity);
  return owner === null || owner.length > MAX_OWNER_LENGTH ? null : storable(owner);
}

function namedOwnerOf(entity: Entity): string | null {
  const related = entity.relations?.find(
    (relation) => relation.type === RELATION_OWNED_BY,
  )?.targetRef;
  if (related !== undefined) return related;
  const owner = entity.spec?.['owner'];
  if (typeof owner !== 'string' || owner === '') return null;
  try {
    const defaultNamespace = entity.metadata.namespace ?? 'default';
    return stringifyEntityRef(parseEntityRef(owner, { defaultKind: 'group', defaultNamespace }));
  } catch {
    return null;
  }
}
