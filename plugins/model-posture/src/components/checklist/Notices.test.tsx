import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fleetChecklist } from '../../../test/checklist.ts';
import { render } from '../../../test/render.tsx';
import { ChecklistView } from './ChecklistView.tsx';

test('names what needs attention, each a link to the models, and nothing else', async () => {
  const notices = { shared: 2, ownerNotAllowed: 1, notLocated: 0 };
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ notices }) }));
  const list = await screen.findByRole('list', { name: 'Needs attention' });
  const links = within(list).getAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['2 entities name a model that another names, too', '/model-posture/models?notice=shared'],
    [
      '1 entity is not weighed because the owner may not name models of the source',
      '/model-posture/models?notice=owner-not-allowed',
    ],
  ]);
});

test('has no list if nothing needs attention', async () => {
  await render(<ChecklistView />, () => ({ body: fleetChecklist() }));
  await screen.findByRole('row', { name: /C2 Sign models/ });
  expect(screen.queryByRole('list', { name: /look into/ })).not.toBeInTheDocument();
});
