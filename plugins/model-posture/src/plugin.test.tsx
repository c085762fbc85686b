import { fetchApiRef } from '@backstage/core-plugin-api';
import { createExtensionTester, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fleetChecklist } from '../test/checklist.ts';
import { catalogApiOf, fetchApiOf } from '../test/render.tsx';
import { modelPosturePlugin } from './plugin.tsx';

/** The first import of a screen is slow. */
const PATIENCE = { timeout: 30_000 };

/** Opens an address in an app on the new frontend system; returns the requests to the backend. */
function open(path: string): readonly string[] {
  const { calls, fetchApi } = fetchApiOf((call) =>
    call === 'GET /checklist'
      ? { body: fleetChecklist() }
      : { body: { items: [], totalItems: 0, nextCursor: null } },
  );
  renderTestApp({
    features: [modelPosturePlugin],
    initialRouteEntries: [path],
    config: { app: { title: 'Penguin Portal' } },
    apis: [
      [fetchApiRef, fetchApi],
      [catalogApiRef, catalogApiOf()],
    ] as never,
  });
  return calls;
}

const OWNED = 'GET /checklist?owner=group%3Adefault%2Fteam-ecology';

test.for(['/model-posture', '/model-posture/', '/model-posture/checklist'])(
  'the query of %s reaches the checklist',
  async (path) => {
    const calls = open(`${path}?owner=group:default/team-ecology`);
    await waitFor(() => expect(calls).toContain(OWNED), PATIENCE);
    expect(screen.queryByText('There is no page at this address')).not.toBeInTheDocument();
  },
);

test.for([
  ['/model-posture/checklist', 'Checklist | Models | Penguin Portal'],
  ['/model-posture/models', 'Models | Penguin Portal'],
] as const)('the browser tab names %s', async ([path, title]) => {
  open(path);
  await waitFor(() => expect(document.title).toBe(title), PATIENCE);
});

test('an unknown address shows a message and a link back', async () => {
  const calls = open('/model-posture/no-such-page');
  expect(
    await screen.findByRole('heading', { name: 'There is no page at this address' }, PATIENCE),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the checklist' })).toHaveAttribute(
    'href',
    '/model-posture/checklist',
  );
  const title = 'No such page | Models | Penguin Portal';
  await waitFor(() => expect(document.title).toBe(title), PATIENCE);
  expect(calls).toEqual([]);
});

test('the card is next to "About", where an entity page begins', () => {
  const card = modelPosturePlugin.getExtension('entity-card:model-posture');
  expect(createExtensionTester(card).get(EntityCardBlueprint.dataRefs.type)).toBe('info');
});
