import type { AuditorService, HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CompoundEntityRef } from '@backstage/catalog-model';
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
import type { HealthProbe } from '../health/probe.ts';
import type { Metrics } from '../metrics/instruments.ts';
import { namingProblem, OWNER_NOT_ALLOWED } from '../sources/naming.ts';
import type { NamingRule } from '../sources/naming.ts';
import { allows } from '../store/access-filter.ts';
import { saveListedModel } from '../store/listing.ts';
import type { ListedModel } from '../store/listing.ts';
import type { ModelRow } from '../store/model-row.ts';
import { findModel } from '../store/models.ts';
import { applyNaming } from '../store/naming.ts';
import type { Worker } from '../weighing/worker.ts';
import type { ApiCall } from './api-call.ts';
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
  readonly worker: Pick<Worker, 'weigh'>;
  /** The owners that may name models, by source. */
  readonly naming: readonly NamingRule[];
  /** The number of weighings that a caller may still request. */
  readonly refreshLimit: RateLimit;
  readonly health: HealthProbe;
  /** Evidence types that something here collects. */
  readonly collected: ReadonlySet<string>;
  /** Has every model weighed; throws a ConflictError when that is under way. */
  readonly weighAll: () => Promise<void>;
  /** The OpenAPI document. */
  readonly document: JsonObject;
  readonly now: () => Date;
}

/** A model that the caller may see: as it is stored, and as the catalog has it at this moment. */
export interface SeenModel {
  readonly row: ModelRow;
  readonly listed: ListedModel;
}

/**
 * The model that the path names, as the caller may see it; a model that the plugin has not found yet is pending.
 *
 * A model that has moved since the plugin last looked is updated at once: a place that the catalog no longer names is
 * neither shown nor weighed.
 *
 * @throws {NotFoundError} when there is no such entity, the catalog hides it, it is not a model, or the caller may
 * not read it: callers cannot distinguish the four
 */
export async function readModel(
  call: ApiCall<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<ModelRow> {
  return (await seeModel(call, context)).row;
}

/**
 * The same, with what the catalog says.
 *
 * @throws {NotFoundError} as `readModel`
 */
export async function seeModel(
  call: ApiCall<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<SeenModel> {
  const { credentials, params, access } = call;
  const entityRef = stringifyEntityRef(params);
  const entity = await visibleEntity(context.catalog, credentials, entityRef);
  if (entity === undefined || !isModelEntity(entity, context.selectors)) throw noModel(entityRef);
  const listed = toListedModel(entity);
  const row = await findThere(context, listed);
  if (!allows(access.read, row)) {
    await denied(call, context, modelReadPermission.name, entityRef);
    throw noModel(entityRef);
  }
  return { row, listed };
}

/** Whether nothing of a model is shown, not even its past: its owner may not name it. */
export function isClosed({ error_code }: Pick<ModelRow, 'error_code'>): boolean {
  return error_code === OWNER_NOT_ALLOWED;
}

/** The row of a model, at the place where the catalog has it. */
async function findThere({ db, naming, now }: ApiContext, listed: ListedModel): Promise<ModelRow> {
  const row = await findModel(db, listed.entityRef);
  if (row === undefined) return notFoundYet(listed, naming);
  if (row.location === listed.location) return row;
  await saveListedModel(db, listed);
  await applyNaming(db, naming, now());
  return (await findModel(db, listed.entityRef)) ?? notFoundYet(listed, naming);
}

/** Reports to the auditor that the caller lacks a permission for one model. */
export async function denied(
  { request, operation }: ApiCall<unknown, unknown>,
  { auditor }: ApiContext,
  permission: string,
  entityRef: string,
): Promise<void> {
  await auditDenial(auditor, request, { operation, permission, entityRef });
}

function noModel(entityRef: string): NotFoundError {
  return new NotFoundError(`no model ${entityRef}`);
}

function notFoundYet(listed: ListedModel, naming: readonly NamingRule[]): ModelRow {
  const { entityRef, title, owner, location } = listed;
  const problem = namingProblem(naming, listed);
  return {
    entity_ref: entityRef,
    title,
    owner,
    location,
    state: 'pending',
    error_code: problem?.code ?? null,
    error_message: problem?.message ?? null,
    gate: null,
    sentence: null,
    weighed_location: null,
    place: null,
    tried_at: null,
    weighed_at: null,
    posture_id: null,
    stale_at: null,
    oldest_evidence_at: null,
    head: null,
  };
}
