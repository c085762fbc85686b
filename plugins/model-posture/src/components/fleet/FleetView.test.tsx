import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN, sample, summaryOf } from '../../../test/model.ts';
import { failure, render } from '../../../test/render.tsx';
import { FleetView } from './FleetView.tsx';

const page = (...items: readonly ModelSummary[]) => ({
  body: { items, totalItems: items.length, nextCursor: null },
});

test('lists every model with gate, counts, evidence age and owner', async () => {
  await render(<FleetView />, () => page(summaryOf()));
  const row = await screen.findByRole('row', { name: /penguins/ });
  expect(row).toHaveTextContent('Refused');
  expect(row).toHaveTextContent('1 pass');
  expect(row).toHaveTextContent('2 fail');
  expect(row).toHaveTextContent('team-ecology');
  expect(within(row).getByRole('link')).toHaveAttribute(
    'href',
    '/catalog/default/resource/penguin-species/posture',
  );
});

test('shows a model that was not weighed as not weighed', async () => {
  const waiting = {
    ...summaryOf(),
    state: 'pending',
    gate: null,
    counts: null,
    oldestEvidenceAt: null,
  } as const;
  await render(<FleetView />, () => page(waiting));
  expect(await screen.findByRole('row', { name: /penguins/ })).toHaveTextContent('Not weighed yet');
});

test('says why the last weighing of a model failed', async () => {
  const failed = {
    ...summaryOf(),
    state: 'error',
    error: { code: 'UNKNOWN_SOURCE', message: 'weighbridge.sources has no source named estat' },
  } as const;
  await render(<FleetView />, () => page(failed));
  expect(await screen.findByRole('row', { name: /penguins/ })).toHaveTextContent(
    'last weighing failed: weighbridge.sources has no source named estat',
  );
});

test('says what is wrong with the annotation of a model that is not weighed', async () => {
  const misnamed = {
    ...summaryOf(),
    state: 'pending',
    gate: null,
    counts: null,
    location: 'estate',
    error: { code: 'NOT_LOCATED', message: 'it has an empty part or no folder' },
  } as const;
  await render(<FleetView />, () => page(misnamed));
  const row = await screen.findByRole('row', { name: /penguins/ });
  expect(row).toHaveTextContent('Wrong annotation');
  expect(row).toHaveTextContent('it has an empty part or no folder');
  expect(row).not.toHaveTextContent('Not weighed yet');
});

test.for([
  ['state=error', 'state=error'],
  ['state=weighed&gate=refuse', 'gate=refuse&state=weighed'],
  ['gate=pending&state=error', 'state=pending'],
  ['state=constructor', 'order=asc'],
  ['notice=shared', 'order=asc&notice=shared'],
  ['notice=constructor', 'order=asc'],
])('reads %s from the address', async ([search, asked]) => {
  const { calls } = await render(<FleetView />, () => page(summaryOf()), `/?${search}`);
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls[0]?.endsWith(`&${asked}`)).toBe(true);
});

test('filters by state, which includes the gate "not weighed"', async () => {
  const user = userEvent.setup();
  const { calls } = await render(<FleetView />, () => page(summaryOf()), '/?gate=pending');
  await screen.findByRole('row', { name: /penguins/ });
  const select = screen.getByRole('button', { name: /State/ });
  expect(select).toHaveTextContent('Not weighed');
  await user.click(select);
  await user.click(await screen.findByRole('option', { name: 'Last weighing failed' }));
  await waitFor(() => expect(calls.at(-1)).toContain('&state=error'));
  expect(calls.at(-1)).not.toContain('gate=');
});

test('filters by a practice, and by a control that no practice asks', async () => {
  const user = userEvent.setup();
  const { calls } = await render(<FleetView />, (call) =>
    call === 'GET /controls' ? { body: { items: sample().detail.controls } } : page(summaryOf()),
  );
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls).not.toContain('GET /controls');
  await user.click(screen.getByRole('button', { name: /Practice or control/ }));
  await user.click(await screen.findByRole('option', { name: /^C2 Sign models/ }));
  await waitFor(() => expect(calls.at(-1)).toContain('line=C2&answer=fail'));
  await user.click(screen.getByRole('button', { name: /Answer/ }));
  await user.click(await screen.findByRole('option', { name: 'Unknown' }));
  await waitFor(() => expect(calls.at(-1)).toContain('line=C2&answer=unknown'));
  await user.click(screen.getByRole('button', { name: /Practice or control/ }));
  const [own] = await screen.findAllByRole('option', { name: /^WB-/ });
  const id = own?.textContent?.split(' ')[0];
  if (own !== undefined) await user.click(own);
  await waitFor(() => expect(calls.at(-1)).toContain(`line=${id}&answer=unknown`));
});

test('asks the backend to sort, worst gates first, and by the column that was chosen', async () => {
  const user = userEvent.setup();
  const { calls } = await render(<FleetView />, () => page(summaryOf()));
  await screen.findByRole('row', { name: /penguins/ });
  await user.click(screen.getByRole('button', { name: 'Owner' }));
  await waitFor(() =>
    expect(calls).toEqual([
      'GET /models?offset=0&limit=20&sort=gate&order=asc',
      'GET /models?offset=0&limit=20&sort=owner&order=asc',
    ]),
  );
  expect(screen.getByRole('columnheader', { name: 'Owner' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await user.click(screen.getByRole('button', { name: 'Owner' }));
  await waitFor(() => expect(calls.at(-1)).toContain('sort=owner&order=desc'));
});

test('pages through 5,000 models, and announces them to a screen reader', async () => {
  const user = userEvent.setup();
  const { calls } = await render(
    <FleetView />,
    () => ({ body: { items: [summaryOf()], totalItems: 5000, nextCursor: null } }),
    '/?page=250',
  );
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls).toEqual(['GET /models?offset=4980&limit=20&sort=gate&order=asc']);
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
  expect(screen.getByText('Showing 4,981 to 4,981 of 5,000 models.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Previous' }));
  await waitFor(() => expect(calls.at(-1)).toContain('offset=4960'));
});

test('starts at the first page when the list is filtered', async () => {
  const user = userEvent.setup();
  const { calls } = await render(
    <FleetView />,
    () => ({ body: { items: [summaryOf()], totalItems: 500, nextCursor: null } }),
    '/?page=3&size=50',
  );
  await screen.findByRole('row', { name: /penguins/ });
  await user.click(screen.getByRole('button', { name: 'Evidence age' }));
  await waitFor(() =>
    expect(calls.at(-1)).toBe('GET /models?offset=0&limit=50&sort=age&order=asc'),
  );
});

test.for(['page=0', 'page=1e9', 'page=x', 'size=7', 'sort=constructor', 'order=up'])(
  'ignores %s in the address',
  async (search) => {
    const { calls } = await render(<FleetView />, () => page(summaryOf()), `/?${search}`);
    await screen.findByRole('row', { name: /penguins/ });
    expect(calls).toEqual(['GET /models?offset=0&limit=20&sort=gate&order=asc']);
  },
);

test('asks the backend to search', async () => {
  const user = userEvent.setup();
  const { calls } = await render(<FleetView />, () => page(summaryOf()));
  await screen.findByRole('row', { name: /penguins/ });
  await user.type(screen.getByRole('searchbox', { name: 'Search models' }), 'penguin');
  await waitFor(() => expect(calls.at(-1)).toContain('q=penguin'));
});

test('reads gate and owner from the address, so a view can be shared', async () => {
  const { calls } = await render(
    <FleetView />,
    () => page(summaryOf()),
    '/?gate=refuse&owner=group:default/team-ecology',
  );
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls[0]).toContain('gate=refuse&owner=group%3Adefault%2Fteam-ecology');
});

test('ignores a gate in the address that does not exist', async () => {
  const { calls } = await render(<FleetView />, () => page(summaryOf()), '/?gate=constructor');
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls[0]).toBe('GET /models?offset=0&limit=20&sort=gate&order=asc');
});

test('shows the models behind a count of the checklist, says which, and shows all again', async () => {
  const user = userEvent.setup();
  const { calls } = await render(
    <FleetView />,
    () => page(summaryOf()),
    '/?line=C2&answer=fail&answer=stale&owner=group:default/team-ecology',
  );
  await screen.findByRole('row', { name: /penguins/ });
  expect(calls[0]).toContain('line=C2&answer=fail&answer=stale&owner=');
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
    'Models that fail or were answered too long ago: C2 Sign models, verify before they load, owned by team-ecology',
  );
  expect(screen.getByRole('link', { name: 'Back to the checklist' })).toHaveAttribute(
    'href',
    '/model-posture/checklist?open=C2&owner=group%3Adefault%2Fteam-ecology',
  );
  await user.click(screen.getByRole('button', { name: 'Show models of every answer' }));
  await waitFor(() => expect(calls.at(-1)).not.toContain('line='));
  expect(calls.at(-1)).toContain('owner=');
  expect(screen.queryByRole('heading', { level: 2 })).not.toBeInTheDocument();
});

test.for(['/?line=C11&answer=fail', '/?line=C2', '/?answer=fail', '/?line=C2&answer=worse'])(
  'ignores %s as a filter, because it means nothing',
  async (path) => {
    const { calls } = await render(<FleetView />, () => page(summaryOf()), path);
    await screen.findByRole('row', { name: /penguins/ });
    expect(calls[0]).toBe('GET /models?offset=0&limit=20&sort=gate&order=asc');
  },
);

test('asks the catalog for the owners only when the models have arrived', async () => {
  const { facets } = await render(<FleetView />, () => page(summaryOf()));
  await screen.findByRole('row', { name: /penguins/ });
  await waitFor(() => expect(facets).toEqual(['after GET /models']));
});

test('explains how to get a model here if there is none', async () => {
  await render(<FleetView />, () => page());
  expect(await screen.findByRole('heading', { name: 'How do I get my model here?' })).toBeVisible();
});

test('offers all models if none matches', async () => {
  const user = userEvent.setup();
  const { calls } = await render(<FleetView />, () => page(), '/?gate=admit');
  await user.click(await screen.findByRole('button', { name: 'Show all models' }));
  await waitFor(() => expect(calls.at(-1)).not.toContain('gate='));
});

test('offers another try when the backend fails', async () => {
  const user = userEvent.setup();
  let down = true;
  await render(<FleetView />, () =>
    down ? failure('ServiceUnavailableError', 'the database is gone', 503) : page(summaryOf()),
  );
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('the database is gone');
  down = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('row', { name: /penguins/ })).toBeVisible();
});

test('shows hostile titles, owners and places as text that does nothing', async () => {
  await render(<FleetView />, () =>
    page({ ...summaryOf(HOSTILE), location: HOSTILE, owner: HOSTILE }),
  );
  await screen.findByRole('row', { name: /pwned/ });
  expect(screen.getAllByText(HOSTILE_SHOWN).length).toBeGreaterThan(1);
  expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
});
