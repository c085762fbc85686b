import type { AuthService, PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isModelEntity,
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  modelPermissionRules,
  modelResourceRef,
} from '@weighbridge/backstage-plugin-model-posture-node';
import type { ModelResource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { Knex } from 'knex';
import { toListedModel } from '../catalog/list-models.ts';
import { findResources } from '../store/resources.ts';

/** Where models are looked up when the framework decides about one by its name. */
export interface ResourceOptions {
  readonly db: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly selectors: readonly EntitySelector[];
}

/** Registers the permissions, the rules and the look-up of models with the permission framework of the host. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  options: ResourceOptions,
): void {
  registry.addPermissions([modelPostureAdministerPermission]);
  registry.addResourceType({
    resourceRef: modelResourceRef,
    permissions: [modelReadPermission, modelRefreshPermission],
    rules: Object.values(modelPermissionRules),
    getResources: (refs) => getResources(refs, options),
  });
}

/** What the plugin knows, and the catalog's answer for a model that it has not found yet. */
async function getResources(
  refs: readonly string[],
  { db, catalog, auth, selectors }: ResourceOptions,
): Promise<(ModelResource | undefined)[]> {
  const known = await findResources(db, refs);
  const missing = refs.filter((ref) => !known.has(ref));
  if (missing.length === 0) return refs.map((ref) => known.get(ref));
  const credentials = await auth.getOwnServiceCredentials();
  const { items } = await catalog.getEntitiesByRefs({ entityRefs: missing }, { credentials });
  const found = new Map<string, ModelResource>();
  for (const entity of items) {
    if (entity === undefined || !isModelEntity(entity, selectors)) continue;
    const model = toListedModel(entity);
    found.set(model.entityRef, model);
  }
  return refs.map((ref) => known.get(ref) ?? found.get(ref));
}
