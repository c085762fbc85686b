import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  modelPostureCollectorsExtensionPoint,
  modelPostureSourcesExtensionPoint,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { registry } from './registry.ts';
import { sourceTypes } from './sources/index.ts';
import { start } from './start.ts';

/**
 * Weighs the models of the catalog on a schedule and serves their posture under /api/model-posture.
 *
 * It does not start if `weighbridge` of the app configuration is wrong; a missing source folder is a warning, and the
 * state of its models is `error`.
 */
export const modelPosturePlugin = createBackendPlugin({
  pluginId: 'model-posture',
  register(env) {
    const collectors = registry('evidence collector', ({ id }) => id, []);
    const types = registry('source type', ({ type }) => type, sourceTypes);
    env.registerExtensionPoint(modelPostureCollectorsExtensionPoint, {
      addCollector: collectors.add,
    });
    env.registerExtensionPoint(modelPostureSourcesExtensionPoint, { addSourceType: types.add });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        await start(services, { collectors: collectors.items, sourceTypes: types.items });
      },
    });
  },
});
