import { Content, Header, Page } from '@backstage/core-components';
import { FleetView } from '../components/fleet/FleetView.tsx';

/** The fleet page of apps on `@backstage/core-plugin-api`, with its own header. */
export function LegacyFleetPage() {
  return (
    <Page themeId="tool">
      <Header title="Models" />
      <Content>
        <FleetView />
      </Content>
    </Page>
  );
}
