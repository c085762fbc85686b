import { createApiFactory, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
  SubPageBlueprint,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { modelPostureApiRef } from './api/ModelPostureApi.ts';
import { ModelPostureClient } from './api/ModelPostureClient.ts';
import { fleetPaths, FleetPathsContext } from './components/checklist/paths.ts';
import { PageFrame } from './components/page/PageFrame.tsx';
import { Icon } from './components/parts/Icon.tsx';
import { isModelPostureAvailable } from './selection.ts';

/** Where the page is unless the app moves it. */
const PATH = '/model-posture';

const rootRouteRef = createRouteRef();
const checklistRouteRef = createRouteRef();
const modelsRouteRef = createRouteRef();

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

const page = PageBlueprint.makeWithOverrides({
  *factory(make, { inputs }) {
    const made = make({
      path: PATH,
      title: 'Models',
      icon: <Icon name="scales" />,
      routeRef: rootRouteRef,
    });
    const { reactElement, routePath } = coreExtensionData;
    const paths = inputs.pages.map((each) => each.get(routePath).replace(/^\/+/, ''));
    for (const data of made) if (data.id !== reactElement.id) yield data;
    yield reactElement(<Frame paths={paths}>{made.get(reactElement)}</Frame>);
  },
});

/** The first page below the plugin's address is the one that opens. */
const checklistPage = SubPageBlueprint.make({
  name: 'checklist',
  attachTo: { id: 'page:model-posture', input: 'pages' },
  params: {
    path: 'checklist',
    title: 'Checklist',
    routeRef: checklistRouteRef,
    loader: async () => {
      const { ChecklistPage } = await import('./components/checklist/ChecklistPage.tsx');
      return (
        <Paths>
          <ChecklistPage />
        </Paths>
      );
    },
  },
});

const modelsPage = SubPageBlueprint.make({
  name: 'models',
  attachTo: { id: 'page:model-posture', input: 'pages' },
  params: {
    path: 'models',
    title: 'Models',
    routeRef: modelsRouteRef,
    loader: async () => {
      const { FleetPage } = await import('./components/fleet/FleetPage.tsx');
      return (
        <Paths>
          <FleetPage />
        </Paths>
      );
    },
  },
});

/** Passes the place that the app gave the page to its frame. */
function Frame(props: { readonly paths: readonly string[]; readonly children: ReactNode }) {
  const root = useRouteRef(rootRouteRef)?.() ?? PATH;
  return <PageFrame root={root} {...props} />;
}

/** Passes the places that the app gave the two pages to the shared screens. */
function Paths({ children }: { readonly children: ReactNode }) {
  const checklist = useRouteRef(checklistRouteRef)?.();
  const models = useRouteRef(modelsRouteRef)?.();
  const paths = useMemo(() => fleetPaths({ checklist, models }), [checklist, models]);
  return <FleetPathsContext.Provider value={paths}>{children}</FleetPathsContext.Provider>;
}

const entityCard = EntityCardBlueprint.makeWithOverrides({
  factory: (make, { apis }) =>
    make({
      // Next to "About", which is at the top; among the contents it would be below the fold.
      type: 'info',
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
  routes: { root: rootRouteRef, checklist: checklistRouteRef, models: modelsRouteRef },
  extensions: [api, page, checklistPage, modelsPage, entityCard, entityContent],
});
