import { createPermission } from '@backstage/plugin-permission-common';
import type { BasicPermission, ResourcePermission } from '@backstage/plugin-permission-common';

/** The resource type of conditional decisions about models: resources are named by entity reference. */
export const MODEL_RESOURCE_TYPE = 'model-posture-model';

/** May see the posture, the evidence, the findings and the history of a model. */
export const modelReadPermission: ResourcePermission<typeof MODEL_RESOURCE_TYPE> = createPermission(
  {
    name: 'model-posture.model.read',
    attributes: { action: 'read' },
    resourceType: MODEL_RESOURCE_TYPE,
  },
);

/** May have a model weighed now; useful only together with `model-posture.model.read`. */
export const modelRefreshPermission: ResourcePermission<typeof MODEL_RESOURCE_TYPE> =
  createPermission({
    name: 'model-posture.model.refresh',
    attributes: { action: 'update' },
    resourceType: MODEL_RESOURCE_TYPE,
  });

/** May have the whole fleet weighed now, and see how the plugin itself is doing. */
export const modelPostureAdministerPermission: BasicPermission = createPermission({
  name: 'model-posture.administer',
  attributes: {},
});

/** Every permission of the plugin, for policies and registries. */
export const modelPosturePermissions: readonly (
  | ResourcePermission<typeof MODEL_RESOURCE_TYPE>
  | BasicPermission
)[] = [modelReadPermission, modelRefreshPermission, modelPostureAdministerPermission];
