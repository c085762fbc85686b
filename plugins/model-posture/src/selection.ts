import type { Entity } from '@backstage/catalog-model';
import { configApiRef } from '@backstage/core-plugin-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import {
  DEFAULT_SELECTORS,
  isModelEntity,
  readSelectors,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';

/** Which entities are models, the configuration of the app included. */
export function selectorsOf(apis: ApiHolder | undefined): readonly EntitySelector[] {
  const config = apis?.get(configApiRef);
  return config === undefined ? DEFAULT_SELECTORS : readSelectors(config);
}

/** Whether an entity is a model. Pass `apis` to respect the configuration. */
export function isModelPostureAvailable(
  entity: Entity,
  context: { readonly apis?: ApiHolder } = {},
): boolean {
  return isModelEntity(entity, selectorsOf(context.apis));
}
