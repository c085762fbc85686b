import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { pending, sample } from '../../../test/model.ts';
import { MODEL_PATH, render } from '../../../test/render.tsx';
import { PostureTab } from './PostureTab.tsx';

test('weighs again and shows the new answer', async () => {
  const user = userEvent.setup();
  let weighed = false;
  const { detail } = sample();
  const { calls } = await render(<PostureTab />, (call) => {
    if (call === `POST ${MODEL_PATH}/refresh`) {
      weighed = true;
      return { body: { ...detail.summary, done: true } };
    }
    return { body: weighed ? detail : pending() };
  });
  await user.click(await screen.findByRole('button', { name: 'Re-weigh' }));
  expect(await screen.findByText('Refused')).toBeVisible();
  expect(calls).toEqual([
    `GET ${MODEL_PATH}`,
    `POST ${MODEL_PATH}/refresh?wait=5`,
    `GET ${MODEL_PATH}`,
  ]);
});

test('waits for a weighing that goes on by polling the model, not with one open request', async () => {
  const user = userEvent.setup();
  const { detail } = sample();
  let asked = 0;
  const { calls } = await render(<PostureTab />, (call) => {
    if (call === `POST ${MODEL_PATH}/refresh`) {
      return { status: 202, body: { ...pending().summary, done: false } };
    }
    asked += 1;
    return { body: asked > 3 ? detail : pending() };
  });
  await user.click(await screen.findByRole('button', { name: 'Re-weigh' }));
  expect(await screen.findByText('Refused', {}, { timeout: 20_000 })).toBeVisible();
  expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('announces to a screen reader when the weighing has ended', async () => {
  const user = userEvent.setup();
  const { detail } = sample();
  await render(<PostureTab />, (call) => ({
    body: call.startsWith('POST') ? { ...detail.summary, done: true } : detail,
  }));
  await user.click(await screen.findByRole('button', { name: 'Re-weigh' }));
  expect(await screen.findByText('Weighed: Refused.')).toHaveAttribute('role', 'status');
});
