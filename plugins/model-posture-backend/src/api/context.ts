import type { BackstageCredentials, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelEntity } from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { entityPathSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Request } from 'express';
import type { Knex } from 'knex';
import { toListedModel } from '../catalog/list-models.ts';
import { visibleEntity } from '../catalog/visibility.ts';
import { findModel } from '../store/models.ts';
import type { ModelRow } from '../store/models.ts';
import type { Weigher } from '../weighing/weigher.ts';
import { readInput } from './validate.ts';

/** What the routes work with. */
export interface ApiContext {
  readonly db: Knex;
  readonly httpAuth: HttpAuthService;
  readonly catalog: CatalogService;
  readonly selectors: readonly EntitySelector[];
  readonly weigher: Weigher;
  readonly now: () => Date;
}

/** The caller: a user or a service; nobody else is answered. */
export async function callerOf(
  request: Request,
  { httpAuth }: ApiContext,
): Promise<BackstageCredentials> {
  return httpAuth.credentials(request, { allow: ['user', 'service'] });
}

/**
 * The model that the path names, as the caller may see it; one that was not found by the plugin yet is
 * pending.
 *
 * @throws {NotFoundError} when there is no such entity, the catalog hides it, or it is no model: the
 *   three are told apart by nobody
 */
export async function readModel(request: Request, context: ApiContext): Promise<ModelRow> {
  const credentials = await callerOf(request, context);
  const entityRef = stringifyEntityRef(readInput(entityPathSchema, request.params));
  const entity = await visibleEntity(context.catalog, credentials, entityRef);
  if (entity === undefined || !isModelEntity(entity, context.selectors)) {
    throw new NotFoundError(`no model ${entityRef}`);
  }
  return (await findModel(context.db, entityRef)) ?? notFoundYet(entity);
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
