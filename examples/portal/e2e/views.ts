import type { Page } from 'playwright-core';
import { lookWithAxe } from './axe.ts';

export const CHECKLIST = '/model-posture/checklist';
export const MODELS = '/model-posture/models';
const ENTITY = '/catalog/default/resource';

/** Every view, with the element that shows that it has loaded. */
export const VIEWS: readonly (readonly [
  name: string,
  path: string,
  ready: (page: Page) => Promise<void>,
])[] = [
  ['landing', CHECKLIST, lineIsThere],
  ['landing, a line open', `${CHECKLIST}?open=C2&open=C4`, lineIsThere],
  ['models', MODELS, modelIsThere],
  ['models behind a count', `${MODELS}?line=C2&answer=fail`, modelIsThere],
  [
    'no model',
    `${MODELS}?q=nothing-is-called-this`,
    (page) => page.getByText('No model matches.').first().waitFor(),
  ],
  [
    'card',
    `${ENTITY}/penguin-species-next`,
    (page) => page.getByRole('link', { name: 'Controls and evidence' }).waitFor(),
  ],
  [
    'tab',
    `${ENTITY}/penguin-species-next/posture`,
    (page) => page.getByRole('heading', { name: 'Why it was refused' }).waitFor(),
  ],
];

/** Drawers, each with one type of evidence. */
const DRAWERS = [
  ['penguin-species-next', 'WB-ART-2'],
  ['penguin-species-mirror', 'WB-INT-1'],
  ['silero-vad-fork', 'WB-INT-3'],
  ['penguin-species', 'WB-INT-2'],
  ['penguin-species', 'WB-PIP-1'],
] as const;

export async function lineIsThere(page: Page): Promise<void> {
  await page.getByRole('rowheader', { name: /C10/ }).waitFor();
}

export async function modelIsThere(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /estate\// })
    .first()
    .waitFor();
}

const drawerName = (control: string) => `drawer ${control}`;

/** What `lookEverywhere` returns when axe finds nothing of ours. */
export const NOTHING_OF_OURS = Object.fromEntries([
  ...VIEWS.map(([name]) => [name, []]),
  ...DRAWERS.map(([, control]) => [drawerName(control), []]),
]);

/** The violations of ours that axe finds, by view and drawer; each view is passed to the caller too. */
export async function lookEverywhere(
  page: Page,
  url: string,
  onView: (name: string) => Promise<void>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const [name, path, ready] of VIEWS) {
    await page.goto(`${url}${path}`);
    await ready(page);
    found[name] = (await lookWithAxe(page)).ours;
    await onView(name.replaceAll(/\W+/g, '-'));
  }
  for (const [model, control] of DRAWERS) {
    await page.goto(`${url}${ENTITY}/${model}/posture`);
    await page.getByRole('button', { name: `Evidence for ${control}`, exact: true }).click();
    await page.getByText('Source and raw evidence').first().waitFor();
    found[drawerName(control)] = (await lookWithAxe(page)).ours;
  }
  return found;
}
