import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelEntity } from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import { toListedModel } from '../catalog/list-models.ts';
import { visibleEntity } from '../catalog/visibility.ts';
import { allows } from '../store/access-filter.ts';
import { findModel } from '../store/models.ts';
import type { ModelRow } from '../store/models.ts';
import type { Weigher } from '../weighing/weigher.ts';
import type { Call } from './endpoint.ts';
import type { RateLimit } from './rate-limit.ts';

/** What the endpoints work with. */
export interface ApiContext {
  readonly db: Knex;
  readonly httpAuth: HttpAuthService;
  readonly catalog: CatalogService;
  readonly selectors: readonly EntitySelector[];
  readonly weigher: Weigher;
  /** Weighings that a caller may still ask for. */
  readonly refreshLimit: RateLimit;
  readonly now: () => Date;
}

/**
 * The model that the path names, as the caller may see it; one that was not found by the plugin yet is
 * pending.
 *
 * @throws {NotFoundError} when there is no such entity, the catalog hides it, it is no model, or the
 *   caller may not read it: the four are told apart by nobody
 */
export async function readModel(
  {
    credentials,
    params,
    access,
  }: Pick<Call<CompoundEntityRef, unknown>, 'credentials' | 'params' | 'access'>,
  context: ApiContext,
): Promise<ModelRow> {
  const entityRef = stringifyEntityRef(params);
  const entity = await visibleEntity(context.catalog, credentials, entityRef);
  if (entity === undefined || !isModelEntity(entity, context.selectors)) throw noModel(entityRef);
  const row = (await findModel(context.db, entityRef)) ?? notFoundYet(entity);
  if (!allows(access.read, row)) throw noModel(entityRef);
  return row;
}

function noModel(entityRef: string): NotFoundError {
  return new NotFoundError(`no model ${entityRef}`);
}

function notFoundYet(entity: Entity): ModelRow {
  const { entityRef, title, owner, location } = toListedModel(entity);
  return {
    entity_ref: entityRef,
    title,
    owner,
    location,
    state: 'pending',
    error_code: null,
    error_message: null,
    gate: null,
    sentence: null,
    weighed_location: null,
    tried_at: null,
    weighed_at: null,
    posture_id: null,
    stale_at: null,
    oldest_evidence_at: null,
    head: null,
  };
}
