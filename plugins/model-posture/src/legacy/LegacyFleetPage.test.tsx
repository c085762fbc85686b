import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, test } from 'vitest';
import { fleetChecklist } from '../../test/checklist.ts';
import { render } from '../../test/render.tsx';
import { LegacyFleetPage } from './LegacyFleetPage.tsx';
import { rootRouteRef } from './routes.ts';

const open = (path: string) =>
  render(
    <Routes>
      <Route path="/model-posture/*" element={<LegacyFleetPage />} />
    </Routes>,
    () => ({ body: fleetChecklist() }),
    path,
    { mounted: { '/model-posture': rootRouteRef } },
  );

test.for(['/model-posture', '/model-posture/checklist'])(
  '%s keeps its query and shows the checklist',
  async (path) => {
    const { calls } = await open(`${path}?owner=group:default/team-ecology`);
    expect(await screen.findByRole('row', { name: /C2 Sign models/ })).toBeVisible();
    expect(calls).toContain('GET /checklist?owner=group%3Adefault%2Fteam-ecology');
  },
);

test('an unknown address shows a message and a link back', async () => {
  const { calls } = await open('/model-posture/checklists');
  expect(
    await screen.findByRole('heading', { name: 'There is no page at this address' }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the checklist' })).toHaveAttribute(
    'href',
    '/model-posture/checklist',
  );
  expect(calls).toEqual([]);
});
