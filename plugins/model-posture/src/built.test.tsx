import { fetchApiRef } from '@backstage/core-plugin-api';
import { createFrontendPlugin, PageBlueprint } from '@backstage/frontend-plugin-api';
import type { RouteRef } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider, entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, test } from 'vitest';
import { fleetChecklist } from '../test/checklist.ts';
import { sample, summaryOf } from '../test/model.ts';
import { catalogApiOf, ENTITY, fetchApiOf, MODEL_PATH, permissionApi } from '../test/render.tsx';
import { ModelPostureClient } from './api/ModelPostureClient.ts';

// The packed files, not their sources: `backstage-cli package build` wrote them. WEIGHBRIDGE_PACKED names the
// same folder of an unpacked tarball.
const DIST = process.env['WEIGHBRIDGE_PACKED'] ?? `${import.meta.dirname}/../dist`;
const built = (entry: string): Promise<unknown> =>
  import(/* @vite-ignore */ `${DIST}/${entry}.esm.js`);
const { default: plugin } = (await built('index')) as typeof import('./index.ts');
const { EntityModelPostureCard, EntityModelPostureContent, modelPostureApiRef, ModelPosturePage } =
  (await built('legacy')) as typeof import('./legacy.ts');

/** The first import of a screen is slow. */
const PATIENCE = { timeout: 30_000 };

const { fetchApi } = fetchApiOf((call) => {
  if (call === `GET ${MODEL_PATH}`) return { body: sample().detail };
  if (call === 'GET /checklist') return { body: fleetChecklist() };
  return { body: { items: [summaryOf()], totalItems: 1, nextCursor: null } };
});

test.for([
  ['/model-posture', /C2 Sign models/, '6Fail'],
  ['/model-posture/models', /penguins/, 'Refused'],
] as const)(
  'the built root entry shows %s in the new frontend system',
  async ([path, row, text]) => {
    const catalog = createFrontendPlugin({
      pluginId: 'catalog',
      extensions: [
        PageBlueprint.make({
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef as unknown as RouteRef,
            loader: async () => <div />,
          },
        }),
      ],
    });
    renderTestApp({
      features: [plugin, catalog],
      initialRouteEntries: [path],
      apis: [
        [fetchApiRef, fetchApi],
        [catalogApiRef, catalogApiOf()],
      ] as never,
    });
    await waitFor(
      () => expect(screen.getByRole('row', { name: row })).toHaveTextContent(text),
      PATIENCE,
    );
  },
);

test.for([
  ['page', <ModelPosturePage key="page" />, 'Sign models, verify before they load'],
  ['card', <EntityModelPostureCard key="card" />, 'REFUSED for default: penguins'],
  ['tab', <EntityModelPostureContent key="tab" />, 'Why it was refused'],
] as const)(
  'the built legacy entry shows the %s in an app on core-plugin-api',
  async ([, element, text]) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [fetchApiRef, fetchApi],
          [catalogApiRef, catalogApiOf() as never],
          [permissionApiRef, permissionApi()],
          [modelPostureApiRef, new ModelPostureClient({ fetchApi })],
        ]}
      >
        <EntityProvider entity={ENTITY}>
          <Routes>
            <Route path="/" element={element} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    await waitFor(
      () => expect(screen.queryAllByText((content) => content.includes(text))).not.toEqual([]),
      PATIENCE,
    );
  },
);
