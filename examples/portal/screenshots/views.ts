import type { Page } from 'playwright-core';

/** The two themes of the portal. */
export type Scheme = 'light' | 'dark';

/** One picture: its name, and the steps to the page that shows it. */
interface View {
  readonly name: string;
  show(page: Page, url: string): Promise<void>;
}

const PENGUINS_NEXT = '/catalog/default/resource/penguin-species-next/posture';

/** One line per picture; the first waits until every model is weighed. */
export const views: readonly View[] = [
  { name: 'models', show: showModels },
  { name: 'checklist', show: showChecklist },
  { name: 'posture', show: showPosture },
  { name: 'evidence', show: showEvidence },
];

async function showModels(page: Page, url: string): Promise<void> {
  const rows = page.getByRole('row', { name: /estate\// });
  for (let turn = 0; turn < 60; turn += 1) {
    await page.goto(`${url}/model-posture/models`);
    await rows.first().waitFor({ timeout: 60_000 });
    const texts = await rows.allInnerTexts();
    if (texts.every((text) => !text.includes('Not weighed yet'))) return;
    await page.waitForTimeout(1_000);
  }
  throw new Error('the models of the estate were not weighed within a minute');
}

async function showChecklist(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/model-posture`);
  await page.getByText('Sign models, verify before they load').first().waitFor();
}

async function showPosture(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${PENGUINS_NEXT}`);
  await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
}

async function showEvidence(page: Page, url: string): Promise<void> {
  await showPosture(page, url);
  await page.getByRole('button', { name: 'Evidence for WB-ART-2', exact: true }).click();
  await page.getByRole('heading', { name: 'Formats of the files' }).waitFor();
}
