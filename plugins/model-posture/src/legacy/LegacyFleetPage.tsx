import { Content, Header, Page, TabbedLayout } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { ChecklistView } from '../components/checklist/ChecklistView.tsx';
import { fleetPaths, FleetPathsContext } from '../components/checklist/paths.ts';
import { FleetView } from '../components/fleet/FleetView.tsx';
import { WrongAddress } from '../components/page/WrongAddress.tsx';
import { rootRouteRef } from './routes.ts';

/** The page of apps on `@backstage/core-plugin-api`, with its own header: checklist and models on tabs. */
export function LegacyFleetPage() {
  const root = useRouteRef(rootRouteRef)();
  const paths = useMemo(
    () => fleetPaths({ checklist: `${root}/checklist`, models: `${root}/models` }),
    [root],
  );
  const isKnown = /^\/*(?:$|(?:checklist|models)(?:\/|$))/i.test(useParams()['*'] ?? '');
  return (
    <FleetPathsContext.Provider value={paths}>
      <Page themeId="tool">
        <Header title="Models" />
        {isKnown ? <Tabs /> : <Wrong to={paths.checklist} />}
      </Page>
    </FleetPathsContext.Provider>
  );
}

function Tabs() {
  return (
    <TabbedLayout>
      <TabbedLayout.Route path="/checklist" title="Checklist">
        <ChecklistView />
      </TabbedLayout.Route>
      <TabbedLayout.Route path="/models" title="Models">
        <FleetView />
      </TabbedLayout.Route>
    </TabbedLayout>
  );
}

function Wrong({ to }: { readonly to: string }) {
  return (
    <Content>
      <WrongAddress to={to} />
    </Content>
  );
}
