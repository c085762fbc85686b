import { createBackendModule } from '@backstage/backend-plugin-api';
import { modelPostureCollectorsExtensionPoint } from '@weighbridge/backstage-plugin-model-posture-node';
import type { ModelCollector } from '@weighbridge/backstage-plugin-model-posture-node';

/** A module of the portal that adds the collectors. */
export function moduleWith(...collectors: readonly ModelCollector[]) {
  return createBackendModule({
    pluginId: 'model-posture',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: { point: modelPostureCollectorsExtensionPoint },
        async init({ point }) {
          for (const collector of collectors) point.addCollector(collector);
        },
      });
    },
  });
}
