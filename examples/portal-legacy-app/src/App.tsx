import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { SignInPage } from '@backstage/core-components';
import { CatalogEntityPage, CatalogIndexPage } from '@backstage/plugin-catalog';
import { ModelPosturePage } from '@weighbridge/backstage-plugin-model-posture/legacy';
import { Navigate, Route } from 'react-router-dom';
import { entityPage } from './entityPage.tsx';
import { Root } from './Root.tsx';

// Plugins are found by the routes that contain their pages.
const legacy = createApp({
  components: {
    SignInPage: (props) => <SignInPage {...props} providers={['guest']} />,
  },
});

/** A portal in the style before the new frontend system: every page is written into a route. */
export const App = legacy.createRoot(
  <AppRouter>
    <Root>
      <FlatRoutes>
        <Route path="/" element={<Navigate to="catalog" />} />
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route path="/catalog/:namespace/:kind/:name" element={<CatalogEntityPage />}>
          {entityPage}
        </Route>
        <Route path="/model-posture" element={<ModelPosturePage />} />
      </FlatRoutes>
    </Root>
  </AppRouter>,
);
