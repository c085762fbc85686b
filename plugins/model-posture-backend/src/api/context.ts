import type { AuditorService, HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  isModelEntity,
  modelReadPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import type { Authorizer } from '../access/authorizer.ts';
import { auditDenial } from '../audit/audit.ts';
import { toListedModel } from '../catalog/list-models.ts';
import { visibleEntity } from '../catalog/visibility.ts';
import type { Visibility } from '../catalog/visibility.ts';
import type { HealthProbe } from '../health.ts';
import type { Metrics } from '../metrics/instruments.ts';
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
  readonly authorize: Authorizer;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly metrics: Metrics;
  readonly catalog: CatalogService;
  readonly selectors: readonly EntitySelector[];
  /** Which models the catalog shows to a caller. */
  readonly visible: Visibility;
  readonly weigher: Weigher;
  /** Weighings that a caller may still ask for. */
  readonly refreshLimit: RateLimit;
  readonly health: HealthProbe;
  /** Has every model weighed; a ConflictError when that is under way. */
  readonly weighAll: () => Promise<void>;
  /** The OpenAPI document. */
  readonly document: JsonObject;
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
  call: Call<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<ModelRow> {
  const { credentials, params, access } = call;
  const entityRef = stringifyEntityRef(params);
  const entity = await visibleEntity(context.catalog, credentials, entityRef);
  if (entity === undefined || !isModelEntity(entity, context.selectors)) throw noModel(entityRef);
  const row = (await findModel(context.db, entityRef)) ?? notFoundYet(entity);
  if (!allows(access.read, row)) {
    await denied(call, context, modelReadPermission.name, entityRef);
    throw noModel(entityRef);
  }
  return row;
}

/** Tells the auditor that the caller lacks a permission for one model. */
export async function denied(
  { request, operation }: Call<unknown, unknown>,
  { auditor }: ApiContext,
  permission: string,
  entityRef: string,
): Promise<void> {
  await auditDenial(auditor, request, { operation, permission, entityRef });
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
