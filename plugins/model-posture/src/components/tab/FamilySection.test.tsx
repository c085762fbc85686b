import { screen, within } from '@testing-library/react';
import { viewPosture } from '@weighbridge/core/view';
import { expect, test } from 'vitest';
import { HOSTILE, HOSTILE_SHOWN, sample } from '../../../test/model.ts';
import { render } from '../../../test/render.tsx';
import { FamilySection } from './FamilySection.tsx';

const { detail } = sample();

/** The families of the sample, whose first control is changed. */
function familiesWith(change: object) {
  const { posture, controls } = detail;
  if (posture === null) throw new TypeError('not weighed');
  const [first, ...rest] = controls;
  return viewPosture(posture, [{ ...first, ...change } as NonNullable<typeof first>, ...rest])
    .families;
}

async function shown(change: object): Promise<void> {
  const families = familiesWith(change);
  await render(
    <>
      {families.map((family) => (
        <FamilySection key={family.id} family={family} onOpen={() => {}} />
      ))}
    </>,
    () => undefined,
  );
}

const headings = () => screen.getAllByRole('heading').map((heading) => heading.textContent);

test('a family is headed by its title', async () => {
  await shown({});
  expect(headings()).toEqual(['Artifacts', 'Bill of materials']);
});

test('an unknown family is headed by its name in the catalogue, as text', async () => {
  await shown({ family: HOSTILE });
  expect(headings()).toContain(HOSTILE_SHOWN);
  expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
});

test('a control that the catalogue no longer has is shown by its id, under Other', async () => {
  await shown({ id: 'WB-ART-99' });
  const table = screen.getByRole('table', { name: 'Other' });
  expect(within(table).getByText('WB-ART-1')).toBeVisible();
  expect(within(table).getByRole('button', { name: 'Evidence for WB-ART-1' })).toBeEnabled();
});
