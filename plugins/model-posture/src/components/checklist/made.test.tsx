import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fleetChecklist, lineOf } from '../../../test/checklist.ts';
import { render } from '../../../test/render.tsx';
import { madeOf } from './answers.ts';
import { ChecklistView } from './ChecklistView.tsx';

test('says to every reader how many of those that pass do so with a bill made here', async () => {
  const user = userEvent.setup();
  const counts = { ...lineOf('C4').counts, unknown: 8, pass: 12, made: 9 };
  const lines = [lineOf('C4', { counts }), lineOf('C2')];
  await render(<ChecklistView />, () => ({ body: fleetChecklist({ lines }) }));
  const line = await screen.findByRole('row', { name: /C4 Bills of materials/ });
  expect(within(line).getByText('9 of 12 pass with a bill made here')).toBeVisible();
  expect(
    within(line).getByRole('link', {
      name: '12 Pass , 9 of 12 pass with a bill made here, models of C4, Bills of materials',
    }),
  ).toBeVisible();
  expect(await screen.findByRole('row', { name: /C2 Sign models/ })).not.toHaveTextContent(
    'made here',
  );
  await user.click(within(line).getByRole('button', { name: /C4/ }));
  expect(
    screen.getByText(
      '9 of 12 pass with a bill made here: no bill of materials came with those models.',
    ),
  ).toBeVisible();
});

test.for([
  [12, 0, ''],
  [12, 1, '1 of 12 passes with a bill made here'],
  [12, 9, '9 of 12 pass with a bill made here'],
  [12, 12, 'all 12 pass with a bill made here'],
  [1, 1, '1 passes with a bill made here'],
  [20_000, 1_500, '1,500 of 20,000 pass with a bill made here'],
] as const)('of %d that pass, %d with a bill made here: “%s”', ([pass, made, words]) => {
  expect(madeOf({ ...lineOf('C4').counts, pass, made })).toBe(words);
});
