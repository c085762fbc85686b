import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { portalPolicy } from './policy.ts';

/**
 * The permission policy of the demo portal; it decides once `permission.enabled` is true.
 *
 * Its roles are in `portal.administrators` and `portal.readers` of the app configuration.
 */
export const portalPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'portal-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        const refs = (key: string) => config.getOptionalStringArray(key) ?? [];
        const roles = {
          administrators: refs('portal.administrators'),
          readers: refs('portal.readers'),
        };
        policy.setPolicy(portalPolicy(roles, userInfo));
      },
    });
  },
});

export { portalPolicyModule as default };
