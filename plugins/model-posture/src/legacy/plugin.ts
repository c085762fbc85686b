import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { modelPostureApiRef } from '../api/ModelPostureApi.ts';
import { ModelPostureClient } from '../api/ModelPostureClient.ts';

const fleetRouteRef = createRouteRef({ id: 'model-posture' });
const contentRouteRef = createRouteRef({ id: 'model-posture-content' });

/** The plugin for apps on `@backstage/core-plugin-api`. */
export const modelPosturePlugin = createPlugin({
  id: 'model-posture',
  routes: { fleet: fleetRouteRef, content: contentRouteRef },
  apis: [
    createApiFactory({
      api: modelPostureApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ModelPostureClient({ fetchApi }),
    }),
  ],
});

/** The fleet page: `<Route path="/model-posture" element={<ModelPosturePage />} />`. */
export const ModelPosturePage = modelPosturePlugin.provide(
  createRoutableExtension({
    name: 'ModelPosturePage',
    mountPoint: fleetRouteRef,
    component: async () => (await import('./LegacyFleetPage.tsx')).LegacyFleetPage,
  }),
);

/** The entity tab; mount it at `/posture`, where the card and the fleet link to. */
export const EntityModelPostureContent = modelPosturePlugin.provide(
  createRoutableExtension({
    name: 'EntityModelPostureContent',
    mountPoint: contentRouteRef,
    component: async () => (await import('../components/tab/PostureTab.tsx')).PostureTab,
  }),
);

/** The overview card. */
export const EntityModelPostureCard = modelPosturePlugin.provide(
  createComponentExtension({
    name: 'EntityModelPostureCard',
    component: {
      lazy: async () => (await import('../components/card/PostureCard.tsx')).PostureCard,
    },
  }),
);
