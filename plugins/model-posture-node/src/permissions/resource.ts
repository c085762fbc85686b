import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import type { PermissionResourceRef } from '@backstage/plugin-permission-node';
import { MODEL_RESOURCE_TYPE } from '@weighbridge/backstage-plugin-model-posture-common';

/** A model as rules see it. */
export interface ModelResource {
  /** Entity reference of the model, for instance `resource:default/fraud-scorer`. */
  readonly entityRef: string;
  /** Entity reference of the owner; null when the entity names none. */
  readonly owner: string | null;
  /** Where the annotation says that the model is: `<source>/<folder>`; null without annotation. */
  readonly location: string | null;
}

/** A rule in a query: fulfilled by a model whose owner or source is one of the values. */
export interface ModelCondition {
  /** `owner`: entity reference. `source`: the part of the location before the first slash. */
  readonly column: 'owner' | 'source';
  /** Fulfilled by any of these; by no model when empty. */
  readonly values: readonly string[];
}

/** Names the resource type of models to the permission framework; resources are entity references. */
export const modelResourceRef: PermissionResourceRef<
  ModelResource,
  ModelCondition,
  typeof MODEL_RESOURCE_TYPE,
  'model-posture'
> = createPermissionResourceRef<ModelResource, ModelCondition>().with({
  pluginId: 'model-posture',
  resourceType: MODEL_RESOURCE_TYPE,
});

/** Whether a model fulfils a condition, with the same result as the query. */
export function fulfils(
  { owner, location }: Pick<ModelResource, 'owner' | 'location'>,
  { column, values }: ModelCondition,
): boolean {
  if (column === 'owner') return owner !== null && values.includes(owner);
  return location !== null && values.some((source) => location.startsWith(`${source}/`));
}
