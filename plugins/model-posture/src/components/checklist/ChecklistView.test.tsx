import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fleetChecklist, lineOf } from '../../../test/checklist.ts';
import { failure, render } from '../../../test/render.tsx';
import type { Answers } from '../../../test/render.tsx';
import { ChecklistView } from './ChecklistView.tsx';
import { LIVE_MS } from './useChecklist.ts';

const CONTROLS = {
  items: [
    {
      id: 'WB-INT-1',
      version: 1,
      family: 'integrity',
      title: 'The model is signed, and by someone who may sign it',
      severity: 'high',
      maxAgeDays: 30,
      needs: [{ type: 'signature/verification', shows: 'who signed' }],
      rules: [],
      remediation: 'Sign the model.',
    },
  ],
};

const backend: Answers = (call) => {
  if (call === 'GET /checklist') return { body: fleetChecklist() };
  if (call === 'GET /controls') return { body: CONTROLS };
  return undefined;
};

const row = (name: RegExp) => screen.findByRole('row', { name });

test('shows ten lines, each with five counts in figure and word', async () => {
  await render(<ChecklistView />, backend);
  const line = await row(/C2 Sign models/);
  const cells = within(line).getAllByRole('cell');
  expect(cells.slice(0, 5).map((cell) => cell.textContent)).toEqual([
    expect.stringMatching(/^9Pass/),
    expect.stringMatching(/^6Fail/),
    expect.stringMatching(/^3Unknown/),
    expect.stringMatching(/^1Stale/),
    expect.stringMatching(/^1Not applicable/),
  ]);
  expect(screen.getAllByRole('rowheader')).toHaveLength(10);
  expect(screen.getByRole('table')).toHaveAccessibleName(
    'Models by their answer to each line of the checklist',
  );
});

test('begins with the gate, each count a link to its models', async () => {
  await render(<ChecklistView />, backend);
  await row(/C2 Sign models/);
  const gates = screen.getByRole('list', { name: 'Models by gate' });
  const links = within(gates).getAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['3Refused models', '/model-posture/models?gate=refuse'],
    ['5Cannot decide models', '/model-posture/models?gate=cannot-decide'],
    ['1Admitted with conditions models', '/model-posture/models?gate=admit-with-conditions'],
    ['9Admitted models', '/model-posture/models?gate=admit'],
    ['2Not weighed models', '/model-posture/models?gate=pending'],
  ]);
  const table = screen.getByRole('table');
  expect(gates.compareDocumentPosition(table)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('says how many models would be refused if every control were enforced, if there are any', async () => {
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ refusedIfEnforced: 4 }) }));
  await row(/C2 Sign models/);
  expect(
    screen.getByText('4 models would be refused if every control were enforced.'),
  ).toBeVisible();
});

test('shows controls that no practice asks in a separate section', async () => {
  const controls = ['WB-ART-1'];
  const other = lineOf('C1', { id: 'WB-ART-1', title: 'No code in the files', controls });
  const counts = { ...other.counts, fail: 2, unknown: 18 };
  const others = [
    { ...other, counts },
    { ...other, id: 'WB-RUN-2', controls: ['WB-RUN-2'] },
  ];
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ others }) }));
  expect(
    await screen.findByText('2 controls outside the ten practices, 1 of which fails somewhere'),
  ).toBeVisible();
  const line = await row(/WB-ART-1 No code in the files/);
  expect(within(line).getByRole('link', { name: /^2 ?Fail/ })).toHaveAttribute(
    'href',
    '/model-posture/models?line=WB-ART-1&answer=fail',
  );
});

test('blames no owner for a line without a collector', async () => {
  const line = lineOf('C6', { owners: [], totalOwners: 0 });
  const part = lineOf('C2', { owners: [], totalOwners: 0, uncollected: ['WB-K8S-8'] });
  const lines = [{ ...line, uncollected: line.controls }, part];
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ lines }) }));
  const none = await row(/C6 Encryption/);
  expect(none).toHaveTextContent('no collector for this yet');
  expect(within(none).queryByText('missing with')).toBeNull();
  expect(await row(/C2 Sign models/)).toHaveTextContent('no collector for 1 of 4 controls yet');
});

test('draws a bar in the proportion of the counts, with a pattern for each answer', async () => {
  await render(<ChecklistView />, backend);
  const bar = (await row(/C2 Sign models/)).querySelector('[aria-hidden="true"] > span');
  const segments = Array.from(bar?.children ?? []) as HTMLElement[];
  expect(segments.map(({ style }) => style.flexGrow)).toEqual(['9', '6', '3', '1', '1']);
  expect(new Set(segments.map(({ className }) => className)).size).toBe(5);
});

test('links a count to the models behind it', async () => {
  await render(<ChecklistView />, backend);
  const link = within(await row(/C2 Sign models/)).getByRole('link', { name: /^6 ?Fail/ });
  expect(link).toHaveAttribute('href', '/model-posture/models?line=C2&answer=fail');
});

test('does not link a count of zero', async () => {
  await render(<ChecklistView />, backend);
  const links = within(await row(/C4 Bills of materials/)).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/model-posture/models?line=C4&answer=pass',
  ]);
});

test('names the owners of what is missing, counts the rest, and shows them on demand', async () => {
  const user = userEvent.setup();
  await render(<ChecklistView />, backend);
  const line = await row(/C2 Sign models/);
  expect(within(line).getByRole('link', { name: /team-ecology 6/ })).toHaveAttribute(
    'href',
    '/model-posture/models?line=C2&answer=fail&answer=unknown&answer=stale&owner=group%3Adefault%2Fteam-ecology',
  );
  expect(line).toHaveTextContent('nobody 2');
  await user.click(within(line).getByRole('button', { name: /^and 12 more/ }));
  expect(await screen.findByRole('link', { name: /team-maps 1/ })).toBeVisible();
  expect(screen.getByText('and 10 more owners')).toBeVisible();
});

test('shows how old the evidence is, and also the newest once the line is open', async () => {
  const user = userEvent.setup();
  await render(<ChecklistView />, backend);
  const line = await row(/C2 Sign models/);
  expect(within(line).getByTitle('2026-09-01 00:00 UTC')).toBeVisible();
  expect(await row(/C1 Scan/)).toHaveTextContent('no evidence');
  await user.click(within(line).getByRole('button', { name: /C2 Sign models/ }));
  expect(screen.getByTitle('2026-11-22 00:00 UTC')).toBeVisible();
});

test('opens a line by keyboard to its question and its controls, and closes it again', async () => {
  const user = userEvent.setup();
  await render(<ChecklistView />, backend);
  const button = await screen.findByRole('button', { name: /C2 Sign models/ });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  button.focus();
  await user.keyboard('{Enter}');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(/Is the model signed by someone who may sign it/)).toBeVisible();
  expect(await screen.findByText(/The model is signed, and by someone/)).toBeVisible();
  expect(screen.getByText('WB-K8S-8')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(screen.queryByText('WB-K8S-8')).not.toBeInTheDocument();
});

test('reads owner and open lines from the address, and passes the owner on to the models', async () => {
  const { calls } = await render(<ChecklistView />, backend, '/?owner=group:default/a&open=C4');
  const line = await row(/C4 Bills of materials/);
  expect(calls[0]).toBe('GET /checklist?owner=group%3Adefault%2Fa');
  expect(within(line).getByRole('link')).toHaveAttribute(
    'href',
    '/model-posture/models?line=C4&answer=pass&owner=group%3Adefault%2Fa',
  );
  expect(screen.getByText(/does it match the bytes/)).toBeVisible();
});

test('announces what was counted to a screen reader', async () => {
  await render(<ChecklistView />, backend);
  await row(/C2 Sign models/);
  await waitFor(() =>
    expect(screen.getByRole('status')).toHaveTextContent(
      '3 of 20 models are refused, and nothing is decided about 7.',
    ),
  );
});

test('names the lines before they are counted', async () => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  await render(<ChecklistView />, async (call, url) => {
    await promise;
    return backend(call, url);
  });
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('Counting the models')).toBeInTheDocument();
  expect(screen.getByText(/Sign models, verify before they load/)).toBeVisible();
  resolve();
  await row(/C2 Sign models/);
});

test('counts again every minute when asked to, and only then', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const { calls } = await render(<ChecklistView />, backend, '/?live=on');
    await row(/C2 Sign models/);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(LIVE_MS);
    expect(calls).toHaveLength(2);
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) })
      .click(screen.getByRole('switch', { name: 'Count again every minute' }));
    await vi.advanceTimersByTimeAsync(3 * LIVE_MS);
    expect(calls).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('explains how to get a model here if there is none', async () => {
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ totalModels: 0, lines: [] }) }));
  expect(await screen.findByRole('heading', { name: 'How do I get my model here?' })).toBeVisible();
});

test('offers all owners if one has no model', async () => {
  const user = userEvent.setup();
  const { calls } = await render(
    <ChecklistView />,
    () => ({ body: fleetChecklist({ totalModels: 0 }) }),
    '/?owner=group:default/a',
  );
  await user.click(await screen.findByRole('button', { name: 'Show all owners' }));
  await waitFor(() => expect(calls.at(-1)).toBe('GET /checklist'));
});

test('keeps the last count if counting again fails', async () => {
  const user = userEvent.setup();
  let down = false;
  await render(
    <ChecklistView />,
    (call, url) =>
      down ? failure('ServiceUnavailableError', 'the database is gone', 503) : backend(call, url),
    '/?live=on',
  );
  await row(/C2 Sign models/);
  down = true;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    await user.click(screen.getByRole('switch'));
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) })
      .click(screen.getByRole('switch'));
    await vi.advanceTimersByTimeAsync(LIVE_MS);
    expect(await screen.findByRole('alert')).toHaveTextContent('what follows is the last count');
    expect(screen.getByRole('table')).toBeVisible();
  } finally {
    vi.useRealTimers();
  }
});

test.for([
  ['NotAllowedError', 403, 'You may not see the posture of models'],
  ['AuthenticationError', 401, 'You are signed out'],
  ['NotFoundError', 404, 'The backend does not answer this'],
  ['ServiceUnavailableError', 503, 'The checklist could not be read'],
] as const)('says what to do on %s', async ([name, status, title]) => {
  await render(<ChecklistView />, () => failure(name, 'because', status));
  expect(await screen.findByRole('alert')).toHaveTextContent(title);
});
