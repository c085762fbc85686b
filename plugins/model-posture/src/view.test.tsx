import { cleanup, screen, within } from '@testing-library/react';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { viewPosture } from '@weighbridge/core/view';
import type { PostureView } from '@weighbridge/core/view';
import { propertyRuns } from '@weighbridge/testkit';
import { postures } from '@weighbridge/testkit/postures';
import fc from 'fast-check';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import { sample } from '../test/model.ts';
import { render } from '../test/render.tsx';
import { PostureCard } from './components/card/PostureCard.tsx';
import { PostureTab } from './components/tab/PostureTab.tsx';

/** Each run renders a whole app. */
const numRuns = propertyRuns({ short: 12, long: 300 });
const timeout = 600_000;

/** Compares what the portal shows of every posture with its view. */
async function always(element: ReactElement, law: (view: PostureView) => void): Promise<void> {
  await fc.assert(
    fc
      .asyncProperty(postures, async ({ posture, controls }) => {
        const { detail } = sample();
        const { counts, coverage, gate } = posture;
        const { outcome, sentence } = gate;
        const summary = { ...detail.summary, gate: { outcome, sentence }, counts, coverage };
        const body: ModelDetail = { ...detail, summary, posture, controls, findings: [] };
        await render(element, () => ({ body }));
        const view = viewPosture(posture, controls);
        await screen.findByText(view.gate.word.word);
        law(view);
      })
      .afterEach(cleanup),
    { numRuns },
  );
}

/** The text of the group with the next step, or nothing if there is none. */
const stepShown = () => screen.queryByRole('group', { name: 'Next best step' })?.textContent;

/** The next step in the words of the portal. */
function stepOf({ nextStep }: PostureView): string | undefined {
  if (nextStep === undefined) return undefined;
  const { action, settles, stays } = nextStep;
  const besides = stays === '' ? '' : ` Still in the way: ${stays}.`;
  return `Next best step: ${action}Settles ${settles}.${besides}`;
}

/** The text of a fact about the answer; undefined if there is none with this name. */
const factShown = (name: string) =>
  screen.queryByText(name, { selector: 'dt' })?.nextElementSibling?.textContent;

test(
  'the tab shows families, next step and the end of the gate as the view does',
  { timeout },
  () =>
    always(<PostureTab />, (view) => {
      const strip = screen.getByRole('list', { name: 'Control families' });
      expect(within(strip).queryAllByRole('listitem').map(nameOf)).toEqual(
        view.families.map(({ title }) => title),
      );
      expect(idsShown().toSorted()).toEqual(
        view.families
          .flatMap(({ controls }) => controls.map(({ verdict }) => verdict.control))
          .toSorted(),
      );
      expect(stepShown()).toBe(stepOf(view));
      const { holdsUntil } = view.gate;
      expect(factShown('Holds until')).toBe(
        holdsUntil === undefined ? undefined : `${holdsUntil}; then weigh again`,
      );
    }),
);

test('the card shows the next step and the first reasons as the view does', { timeout }, () =>
  always(<PostureCard />, (view) => {
    expect(stepShown()).toBe(stepOf(view));
    const reasons = screen.queryByRole('list', { name: 'Reasons' });
    const shown = reasons === null ? [] : within(reasons).getAllByRole('listitem');
    expect(shown.map((item) => item.textContent)).toEqual(
      view.reasons.slice(0, 3).map(({ status, verdict }) => `${status.word}${verdict.message}`),
    );
  }),
);

/** The title in a tile of the strip, without its counts. */
function nameOf(tile: HTMLElement): string | undefined {
  return tile.querySelector('bdi')?.textContent ?? undefined;
}

/** Ids of the controls in the tables of families and in the list of those without a collector. */
function idsShown(): readonly string[] {
  const cells = document.querySelectorAll('th[scope="row"], details dd');
  return Array.from(cells, (cell) => /WB-X-\d+/.exec(cell.textContent ?? '')?.[0] ?? '');
}
