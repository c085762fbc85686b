import { createServiceFactory } from '@backstage/backend-plugin-api';
import type {
  BackendFeature,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';

/** The user from whom the catalog hides something. */
export const STRANGER = 'user:default/stranger';

function isStranger(credentials: BackstageCredentials): boolean {
  return JSON.stringify(credentials.principal).includes(STRANGER);
}

/** The mock catalog, which hides from the stranger what is hidden. */
export function catalogWith(entities: Entity[], hidden: ReadonlySet<string>): BackendFeature {
  const mock = () => catalogServiceMock({ entities });
  const shown = (credentials: BackstageCredentials) =>
    catalogServiceMock({
      entities: entities.filter(
        (entity) => !isStranger(credentials) || !hidden.has(stringifyEntityRef(entity)),
      ),
    });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => ({
      ...mock(),
      streamEntities: (query, options) => shown(options.credentials).streamEntities(query, options),
      getEntityByRef: async (ref, { credentials }) => shown(credentials).getEntityByRef(ref),
      getEntitiesByRefs: async (query, { credentials }) =>
        shown(credentials).getEntitiesByRefs(query),
    }),
  });
}

/** A policy that allows everything, except that the stranger sees only what is not hidden. */
export function permissionsWith(hidden: ReadonlySet<string>): BackendFeature {
  const service: PermissionsService = {
    authorize: async (requests) => requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (requests, options) => {
      const narrows = options !== undefined && 'credentials' in options;
      const isNarrow = narrows && isStranger(options.credentials);
      return requests.map(({ permission }) =>
        isNarrow && permission.name === 'catalog.entity.read'
          ? onlyShown(hidden)
          : { result: AuthorizeResult.ALLOW },
      );
    },
  };
  return mockServices.permissions.mock(service).factory;
}

function onlyShown(hidden: ReadonlySet<string>): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_SHOWN',
      resourceType: 'catalog-entity',
      params: { hidden: [...hidden] },
    },
  };
}
