import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN, pending, sample } from '../../../test/model.ts';
import type { Sample } from '../../../test/model.ts';
import { ENTITY, failure, MODEL_PATH, render } from '../../../test/render.tsx';
import type { Answers } from '../../../test/render.tsx';
import { PostureTab } from './PostureTab.tsx';

const backend =
  ({ detail, evidence }: Sample): Answers =>
  (call) => {
    if (call === `GET ${MODEL_PATH}`) return { body: detail };
    const item = evidence.find((e) => call.endsWith(encodeURIComponent(e.evidence.id)));
    return item === undefined ? undefined : { body: item };
  };

test('shows the gate, its reasons and the controls by family', async () => {
  await render(<PostureTab />, backend(sample()));
  expect(await screen.findByText('Refused')).toBeVisible();
  expect(screen.getByText('REFUSED for default: penguins')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Why it was refused' })).toBeVisible();
  const headings = screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent);
  expect(headings).toEqual([
    'Why it was refused',
    'Artifacts',
    'Bill of materials',
    'Waivers and withdrawn evidence',
  ]);
});

test('shows the reasons, the warning of a model named twice, and only then what was counted', async () => {
  const { detail, evidence } = sample();
  const shared = { entities: [], totalEntities: 0, hasHidden: true };
  await render(<PostureTab />, backend({ evidence, detail: { ...detail, shared } }));
  const reasons = await screen.findByRole('heading', { name: 'Why it was refused' });
  const counts = screen.getByRole('list', { name: 'Controls by verdict' });
  const warning = screen.getByText(/An entity that you may not see names this model/);
  const sentence = screen.getByText(/^REFUSED for/);
  expect(reasons.compareDocumentPosition(warning)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(warning.compareDocumentPosition(sentence)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(sentence.compareDocumentPosition(counts)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('says what to do first, next to the gate and before its reasons', async () => {
  await render(<PostureTab />, backend(sample()));
  const step = await screen.findByRole('group', { name: 'Next best step' });
  expect(step).toHaveTextContent(/Settles the fail of WB-ART-2\.$/);
  const reasons = screen.getByRole('heading', { name: 'Why it was refused' });
  expect(step.compareDocumentPosition(reasons)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('shows a waiver as a layer over a verdict that stays a fail', async () => {
  await render(<PostureTab />, backend(sample()));
  const row = (await screen.findByRole('button', { name: 'Evidence for WB-BOM-4' })).closest('tr');
  expect(row).toHaveTextContent('Fail');
  expect(row).toHaveTextContent('Waived by penguins until 2027-01-12');
});

test('says what became of each waiver, and which evidence is gone', async () => {
  await render(<PostureTab />, backend(sample()));
  expect(await screen.findByText('W-1 opens nothing: penguins')).toBeVisible();
  expect(screen.getByText(/Licences, observed/)).toBeVisible();
});

test('counts controls without a collector in one line, and lists them on demand', async () => {
  await render(<PostureTab />, backend(sample()));
  const summary = await screen.findByText(/2 controls have no collector yet/);
  expect(summary.closest('details')).not.toHaveAttribute('open');
  expect(within(summary.closest('details')!).getByText('WB-RUN-2')).toBeInTheDocument();
});

test('opens the evidence of a control, with findings and their place in the file', async () => {
  const user = userEvent.setup();
  await render(<PostureTab />, backend(sample()));
  await user.click(await screen.findByRole('button', { name: 'Evidence for WB-ART-2' }));
  const drawer = await screen.findByRole('dialog', { name: 'Evidence for WB-ART-2' });
  expect(within(drawer).getByText('model.safetensors, bytes 4,112 to 4,711')).toBeInTheDocument();
  expect(await within(drawer).findByText('Formats of the files')).toBeInTheDocument();
  expect(within(drawer).getByRole('button', { name: 'Copy the evidence id' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('says if evidence was superseded after the page was loaded', async () => {
  const user = userEvent.setup();
  const { detail, evidence } = sample();
  const old = evidence.map((item) => ({ ...item, status: 'superseded' as const }));
  await render(<PostureTab />, backend({ detail, evidence: old }));
  await user.click(await screen.findByRole('button', { name: 'Evidence for WB-ART-1' }));
  expect(
    await screen.findByText(/Superseded: the model has since been weighed again/),
  ).toBeVisible();
});

test('shows hostile text from models, cards and waivers as text that does nothing', async () => {
  const user = userEvent.setup();
  await render(<PostureTab />, backend(sample(HOSTILE)));
  await user.click(await screen.findByRole('button', { name: 'Evidence for WB-ART-2' }));
  const drawer = await screen.findByRole('dialog');
  await within(drawer).findByText('Formats of the files');
  expect(within(drawer).getAllByText(HOSTILE_SHOWN).length).toBeGreaterThan(3);
  expect(document.querySelectorAll('img, script, iframe, object')).toHaveLength(0);
  expect(Reflect.get(globalThis, 'pwned')).toBeUndefined();
  expect(document.body.textContent).not.toMatch(/[\u001B\u202E]/u);
});

test('links only to the few hosts where standards are published', async () => {
  const user = userEvent.setup();
  await render(<PostureTab />, backend(sample()));
  await user.click(await screen.findByRole('button', { name: 'Evidence for WB-ART-2' }));
  const drawer = await screen.findByRole('dialog');
  const links = within(drawer)
    .getAllByRole('link')
    .map((a) => a.getAttribute('href'));
  expect(links).toEqual([
    'https://cwe.mitre.org/data/definitions/912.html',
    'https://cyclonedx.org/docs/1.7/json/',
  ]);
  expect(within(drawer).getByText('javascript:globalThis.pwned=1').closest('a')).toBeNull();
});

test('says that nothing is known about a model that was not weighed', async () => {
  await render(<PostureTab />, () => ({ body: pending() }));
  expect(await screen.findByText('Not weighed yet')).toBeVisible();
  expect(screen.queryByText('Pass')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Re-weigh' })).toBeEnabled();
});

test('never shows the past as the present when the last weighing failed', async () => {
  const { detail } = sample();
  const summary = {
    ...detail.summary,
    state: 'error',
    counts: null,
    coverage: null,
    gate: { outcome: 'cannot-decide', sentence: 'CANNOT DECIDE: the last weighing failed' },
    error: { code: 'UNREADABLE', message: 'the folder cannot be read' },
  } as const;
  await render(<PostureTab />, () => ({ body: { ...detail, summary } }));
  expect(await screen.findByText('Cannot decide')).toBeVisible();
  expect(screen.getByText('the folder cannot be read')).toBeVisible();
  expect(
    screen.getByText(/What follows is what the weighing of 2026-11-23 10:00 UTC found/),
  ).toBeVisible();
  expect(screen.queryByText('Why it was refused')).not.toBeInTheDocument();
  expect(screen.queryByRole('group', { name: 'Next best step' })).not.toBeInTheDocument();
});

test('explains whom to ask if the user may not weigh a model', async () => {
  const entity = { ...ENTITY, metadata: { ...ENTITY.metadata, name: 'of-others' } };
  const denied = ['model-posture.model.refresh'];
  await render(<PostureTab />, () => ({ body: sample().detail }), '/', { entity, denied });
  const button = await screen.findByRole('button', { name: 'Re-weigh' });
  await waitFor(() =>
    expect(button).toHaveAccessibleDescription(/Ask .* permission model-posture\.model\.refresh/),
  );
  expect(button).toBeDisabled();
});

test('says so if nothing may be read', async () => {
  await render(<PostureTab />, () => failure('NotAllowedError', 'no', 403));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'You may not see the posture of models',
  );
});

test('says why a model could not be weighed, and keeps what it knew', async () => {
  const user = userEvent.setup();
  const { detail } = sample();
  await render(<PostureTab />, (call) =>
    call.startsWith('POST')
      ? failure('ConflictError', 'it is being weighed', 409)
      : { body: detail },
  );
  await user.click(await screen.findByRole('button', { name: 'Re-weigh' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('it is being weighed');
  expect(screen.getByText('Refused')).toBeVisible();
});

test('offers another try when the backend fails', async () => {
  const user = userEvent.setup();
  let down = true;
  const answers = backend(sample());
  await render(<PostureTab />, (call, url) =>
    down ? failure('ServiceUnavailableError', 'the database is gone', 503) : answers(call, url),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('the database is gone');
  down = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Refused')).toBeVisible();
});

test('explains how to get a model here if the entity is not one', async () => {
  await render(<PostureTab />, () => undefined);
  expect(await screen.findByRole('heading', { name: 'How do I get my model here?' })).toBeVisible();
  expect(screen.getByText(/weighbridge\.dev\/model: models\/fraud-scorer/)).toBeVisible();
});

test('offers the bill of materials that was made, and saves the bytes unchanged', async () => {
  const user = userEvent.setup();
  const { detail, evidence } = sample();
  const kept: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    kept.push(blob as Blob);
    return 'blob:kept';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  try {
    await render(<PostureTab />, (call, url) =>
      call === `GET ${MODEL_PATH}/bom`
        ? { body: { bomFormat: 'CycloneDX' } }
        : backend({ detail, evidence })(call, url),
    );
    expect(await screen.findByText('made from the bytes, 1.23 kB')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Download the bill of materials' }));
    await waitFor(() => expect(kept).toHaveLength(1));
    expect(await kept[0]?.text()).toBe('{"bomFormat":"CycloneDX"}');
  } finally {
    vi.restoreAllMocks();
  }
});

test.for([
  [1_234, false, 'none came with the model; this one was made from its bytes, 1.23 kB'],
  [1_234, true, 'one came with the model; another was made from its bytes, 1.23 kB'],
  [1_234, null, 'made from the bytes, 1.23 kB'],
  [null, true, 'one came with the model'],
  [null, false, 'none came with the model'],
] as const)('%d bytes, shipped %s: “%s”', async ([bomBytes, bomShipped, words]) => {
  const { detail, evidence } = sample();
  const told = { ...detail, bomBytes, bomShipped };
  await render(<PostureTab />, backend({ detail: told, evidence }));
  expect(await screen.findByText(words)).toBeVisible();
  const buttons = screen.queryAllByRole('button', { name: 'Download the bill of materials' });
  expect(buttons).toHaveLength(bomBytes === null ? 0 : 1);
});

test('says nothing about a bill of materials if nothing is known about one', async () => {
  const { detail, evidence } = sample();
  await render(
    <PostureTab />,
    backend({ detail: { ...detail, bomBytes: null, bomShipped: null }, evidence }),
  );
  await screen.findByText('Policy');
  expect(screen.queryByText('Bill of materials', { selector: 'dt' })).toBeNull();
});

test('says that a bill of materials could not be read, and offers none if none is stored', async () => {
  const user = userEvent.setup();
  const { detail, evidence } = sample();
  await render(<PostureTab />, (call, url) =>
    call === `GET ${MODEL_PATH}/bom`
      ? failure('NotFoundError', 'gone', 404)
      : backend({ detail, evidence })(call, url),
  );
  await user.click(await screen.findByRole('button', { name: 'Download the bill of materials' }));
  expect(await screen.findByText('It could not be read; try again.')).toBeVisible();
});
