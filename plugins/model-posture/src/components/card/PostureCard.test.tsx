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

test('leads to the controls and their evidence', async () => {
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

test('tells how to get a model here when the entity is none', async () => {
  await render(<PostureCard />, () => undefined);
  expect(await screen.findByRole('heading', { name: 'How do I get my model here?' })).toBeVisible();
});

test('says what went wrong', async () => {
  await render(<PostureCard />, () =>
    failure('ServiceUnavailableError', 'the database is gone', 503),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('the database is gone');
});
