import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { AuthorizeResult, isResourcePermission } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { beforePlugin } from './before.ts';

/** A policy that lets users see what their own groups own, or everything. */
const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }, user) {
            const isNarrow =
              process.env['BENCH_POLICY'] === 'own' &&
              user !== undefined &&
              isResourcePermission(permission, 'catalog-entity');
            if (!isNarrow) return { result: AuthorizeResult.ALLOW };
            const claims = user.info.ownershipEntityRefs;
            return createCatalogConditionalDecision(
              permission,
              catalogConditions.isEntityOwner({ claims }),
            );
          },
        });
      },
    });
  },
});

// A portal like any other, over HTTP, with its own sign-in, catalog and permissions.
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(policy);
backend.add(import('../src/index.ts'));
backend.add(beforePlugin);
backend.start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
