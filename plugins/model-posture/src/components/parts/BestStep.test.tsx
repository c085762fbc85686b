import { render, screen } from '@testing-library/react';
import type { NextStep } from '@weighbridge/core/view';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN } from '../../../test/model.ts';
import { BestStep } from './BestStep.tsx';

const STEP: NextStep = {
  action: 'README.md: State the licence.',
  fixes: [{ control: 'WB-BOM-4', status: 'unknown' }],
  remaining: [{ control: 'WB-ART-1', status: 'fail' }],
  settles: 'the unknown of WB-BOM-4',
  stays: 'WB-ART-1',
  effect: 'settles the unknown of WB-BOM-4; still in the way: WB-ART-1',
};

test('says in words what to do, what that settles and what stays, as one named group', () => {
  render(<BestStep step={STEP} />);
  expect(screen.getByRole('group', { name: 'Next best step' })).toHaveTextContent(
    'Next best step: README.md: State the licence.Settles the unknown of WB-BOM-4. Still in the way: WB-ART-1.',
  );
});

test('says nothing about what stays if nothing does', () => {
  render(<BestStep step={{ ...STEP, remaining: [], stays: '' }} />);
  expect(screen.getByRole('group')).not.toHaveTextContent('Still in the way');
});

test('shows a hostile remedy as text that does nothing', () => {
  render(<BestStep step={{ ...STEP, action: HOSTILE }} />);
  expect(screen.getByText(HOSTILE_SHOWN)).toBeVisible();
  expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
});
