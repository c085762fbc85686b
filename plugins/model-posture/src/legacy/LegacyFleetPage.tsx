import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { ChecklistView } from '../components/checklist/ChecklistView.tsx';
import { fleetPaths, FleetPathsContext } from '../components/checklist/paths.ts';
import { FleetView } from '../components/fleet/FleetView.tsx';
import { rootRouteRef } from './routes.ts';

/** The page of apps on `@backstage/core-plugin-api`, with its own header: checklist and models on tabs. */
export function LegacyFleetPage() {
  const root = useRouteRef(rootRouteRef)();
  const paths = useMemo(
    () => fleetPaths({ checklist: `${root}/checklist`, models: `${root}/models` }),
    [root],
  );
  return (
    <FleetPathsContext.Provider value={paths}>
      <Page themeId="tool">
        <Header title="Models" />
        <TabbedLayout>
          <TabbedLayout.Route path="/checklist" title="Checklist">
            <ChecklistView />
          </TabbedLayout.Route>
          <TabbedLayout.Route path="/models" title="Models">
            <FleetView />
          </TabbedLayout.Route>
        </TabbedLayout>
      </Page>
    </FleetPathsContext.Provider>
  );
}
