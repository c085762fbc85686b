import { createApiFactory, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { modelPostureApiRef } from './api/ModelPostureApi.ts';
import { ModelPostureClient } from './api/ModelPostureClient.ts';
import { Icon } from './components/parts/Icon.tsx';
import { isModelPostureAvailable } from './selection.ts';

const fleetRouteRef = createRouteRef();

const api = ApiBlueprint.make({
  params: (define) =>
    define(
      createApiFactory({
        api: modelPostureApiRef,
        deps: { fetchApi: fetchApiRef },
        factory: ({ fetchApi }) => new ModelPostureClient({ fetchApi }),
      }),
    ),
});

const fleetPage = PageBlueprint.make({
  params: {
    path: '/model-posture',
    title: 'Models',
    icon: <Icon name="scales" />,
    routeRef: fleetRouteRef,
    loader: async () => {
      const { FleetPage } = await import('./components/fleet/FleetPage.tsx');
      return <FleetPage />;
    },
  },
});

const entityCard = EntityCardBlueprint.makeWithOverrides({
  factory: (make, { apis }) =>
    make({
      type: 'content',
      filter: (entity) => isModelPostureAvailable(entity, { apis }),
      loader: async () => {
        const { PostureCard } = await import('./components/card/PostureCard.tsx');
        return <PostureCard />;
      },
    }),
});

const entityContent = EntityContentBlueprint.makeWithOverrides({
  factory: (make, { apis }) =>
    make({
      path: '/posture',
      title: 'Posture',
      filter: (entity) => isModelPostureAvailable(entity, { apis }),
      loader: async () => {
        const { PostureTab } = await import('./components/tab/PostureTab.tsx');
        return <PostureTab />;
      },
    }),
});

/** The plugin for apps on the new frontend system. */
export const modelPosturePlugin = createFrontendPlugin({
  pluginId: 'model-posture',
  title: 'Model posture',
  icon: <Icon name="scales" />,
  routes: { fleet: fleetRouteRef },
  extensions: [api, fleetPage, entityCard, entityContent],
});
