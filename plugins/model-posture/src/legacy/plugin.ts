import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { modelPostureApiRef } from '../api/ModelPostureApi.ts';
import { ModelPostureClient } from '../api/ModelPostureClient.ts';
import { contentRouteRef, rootRouteRef } from './routes.ts';

/** The plugin for apps on `@backstage/core-plugin-api`. */
export const modelPosturePlugin = createPlugin({
  id: 'model-posture',
  routes: { root: rootRouteRef, content: contentRouteRef },
  apis: [
    createApiFactory({
      api: modelPostureApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ModelPostureClient({ fetchApi }),
    }),
  ],
});

/** The checklist and the models, each on a tab: `<Route path="/model-posture" element={<ModelPosturePage />} />`. */
export const ModelPosturePage = modelPosturePlugin.provide(
  createRoutableExtension({
    name: 'ModelPosturePage',
    mountPoint: rootRouteRef,
    component: async () => {
      const { LegacyFleetPage } = await import('./LegacyFleetPage.tsx');
      return LegacyFleetPage;
    },
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
