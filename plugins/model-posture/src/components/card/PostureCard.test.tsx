import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN, pending, sample } from '../../../test/model.ts';
import { failure, render } from '../../../test/render.tsx';
import { PostureCard } from './PostureCard.tsx';

test('shows the gate, the counts with what is waived, and the first reasons', async () => {
  await render(<PostureCard />, () => ({ body: sample().detail }));
  expect(await screen.findByText('Refused')).toBeVisible();
  const counts = screen.getByRole('list', { name: 'Controls by verdict' });
  expect(counts).toHaveTextContent('1 pass2 fail (1 waived)2 unknown0 not applicable');
  expect(screen.getByRole('list', { name: 'Reasons' }).children).toHaveLength(2);
});

test('says what to do first, between the gate and its reasons', async () => {
  await render(<PostureCard />, () => ({ body: sample().detail }));
  const step = await screen.findByRole('group', { name: 'Next best step' });
  expect(step).toHaveTextContent(/Settles the fail of WB-ART-2\.$/);
  const reasons = screen.getByRole('list', { name: 'Reasons' });
  expect(screen.getByText('Refused').compareDocumentPosition(step)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(step.compareDocumentPosition(reasons)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('gives no advice if the last weighing failed and the answer is old', async () => {
  const { detail } = sample();
  const summary = { ...detail.summary, state: 'error', counts: null, coverage: null } as const;
  await render(<PostureCard />, () => ({ body: { ...detail, summary } }));
  expect(await screen.findByText('Refused')).toBeVisible();
  expect(screen.queryByRole('group', { name: 'Next best step' })).not.toBeInTheDocument();
});

test('links to the controls and their evidence', async () => {
  await render(<PostureCard />, () => ({ body: sample().detail }));
  expect(await screen.findByRole('link', { name: 'Controls and evidence' })).toHaveAttribute(
    'href',
    '/catalog/default/resource/penguin-species/posture',
  );
});

test('shows hostile text as text that does nothing', async () => {
  await render(<PostureCard />, () => ({ body: sample(HOSTILE).detail }));
  expect(await screen.findByText(`REFUSED for default: ${HOSTILE_SHOWN}`)).toBeVisible();
  expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
});

test('does not guess about a model that was not weighed', async () => {
  await render(<PostureCard />, () => ({ body: pending() }));
  expect(await screen.findByText('Not weighed yet')).toBeVisible();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

test('says what is wrong with an annotation instead of "not weighed yet"', async () => {
  const { summary, ...rest } = pending();
  const error = { code: 'NOT_LOCATED', message: 'it has an empty part or no folder' };
  await render(<PostureCard />, () => ({
    body: { ...rest, summary: { ...summary, location: 'estate', error } },
  }));
  expect(await screen.findByText('Wrong annotation')).toBeVisible();
  expect(screen.getByText(error.message)).toBeVisible();
  expect(screen.queryByText('Not weighed yet')).not.toBeInTheDocument();
});

test('says that the owner may not name the model instead of "not weighed yet"', async () => {
  const { summary, ...rest } = pending();
  const error = { code: 'OWNER_NOT_ALLOWED', message: 'the owner may not name models of vault' };
  await render(<PostureCard />, () => ({ body: { ...rest, summary: { ...summary, error } } }));
  expect(await screen.findByText('Owner may not name it')).toBeVisible();
  expect(screen.getByText(error.message)).toBeVisible();
  expect(screen.queryByText('Not weighed yet')).not.toBeInTheDocument();
});

test('lists the reasons before the counts, because a phone shows them first', async () => {
  await render(<PostureCard />, () => ({ body: sample().detail }));
  const reasons = await screen.findByRole('list', { name: 'Reasons' });
  const counts = screen.getByRole('list', { name: 'Controls by verdict' });
  const sentence = screen.getByText(/^REFUSED for/);
  expect(reasons.compareDocumentPosition(sentence)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(sentence.compareDocumentPosition(counts)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('warns that other entities name the model, as hostile text that does nothing', async () => {
  const entityRef = 'component:default/penguin-twin';
  const shared = {
    entities: [{ entityRef, title: HOSTILE, owner: 'group:default/b' }],
    totalEntities: 1,
    hasHidden: true,
  };
  await render(<PostureCard />, () => ({ body: { ...sample().detail, shared } }));
  expect(await screen.findByText('1 other entity names this model, too')).toBeVisible();
  const entities = screen.getByRole('list', { name: 'Entities that name this model too' });
  expect(entities).toHaveTextContent(`${HOSTILE_SHOWN} (${entityRef}), owned by b`);
  expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
  expect(screen.getByText('There are others that you may not see.')).toBeVisible();
});

test('warns of entities that the reader may not see without naming one', async () => {
  const shared = { entities: [], totalEntities: 0, hasHidden: true };
  await render(<PostureCard />, () => ({ body: { ...sample().detail, shared } }));
  const title = 'An entity that you may not see names this model, too';
  expect(await screen.findByText(title)).toBeVisible();
});

test('does not warn if only one entity names the model', async () => {
  await render(<PostureCard />, () => ({ body: sample().detail }));
  await screen.findByText('Refused');
  expect(screen.queryByText(/names this model/)).not.toBeInTheDocument();
});

test('explains how to get a model here if the entity is not one', async () => {
  await render(<PostureCard />, () => undefined);
  expect(await screen.findByRole('heading', { name: 'How do I get my model here?' })).toBeVisible();
});

test('says what went wrong', async () => {
  await render(<PostureCard />, () =>
    failure('ServiceUnavailableError', 'the database is gone', 503),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('the database is gone');
});

test('does not ask for the files of a model that is weighed without any', async () => {
  const { detail } = sample();
  const summary = { ...detail.summary, location: null };
  await render(<PostureCard />, () => ({ body: { ...detail, summary } }));
  expect(await screen.findByText('Refused')).toBeVisible();
  expect(screen.queryByText(/weighbridge\.dev\/model/)).not.toBeInTheDocument();
});

test('asks for the files of a model about which nothing is known', async () => {
  const { summary, ...rest } = pending();
  await render(<PostureCard />, () => ({
    body: { ...rest, summary: { ...summary, location: null } },
  }));
  expect(await screen.findByText(/weighbridge\.dev\/model/)).toBeVisible();
});
