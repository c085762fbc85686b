import { describeWith } from '@weighbridge/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, shoot, signIn, waitForFleet } from './browser.ts';
import { ESTATE_MODELS } from './estate.ts';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';
import { lookEverywhere, NOTHING_OF_OURS } from './views.ts';

describeWith('chromium')('the portal on core-plugin-api', () => {
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  let alarms: readonly string[];

  beforeAll(async () => {
    portal = await startPortal({ PORTAL_APP: '@weighbridge/example-portal-legacy-app' });
    browser = await openBrowser();
    ({ page, alarms } = await signIn(browser, portal.url));
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.[Symbol.asyncDispose]();
  });

  test('shows the fleet, the card, the tab and the evidence through the legacy entry', async () => {
    await waitForFleet(page, portal.url, ESTATE_MODELS);
    await page
      .getByRole('row', { name: /penguin-species-2/ })
      .getByText('Refused')
      .waitFor();
    await shoot(page, 'legacy-fleet');
    await page.goto(`${portal.url}/model-posture`);
    await page.getByRole('row', { name: /C2 Sign models/ }).waitFor();
    await shoot(page, 'legacy-checklist');
    await page
      .getByRole('row', { name: /C2 Sign models/ })
      .getByRole('link', { name: /Fail/ })
      .click();
    await page.getByRole('heading', { name: /^Models that fail: C2/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/model-posture/models');
    await page.goBack();
    await page.getByRole('row', { name: /C2 Sign models/ }).waitFor();
    await page.goto(`${portal.url}/catalog/default/resource/penguin-species-next`);
    await page.getByRole('link', { name: 'Controls and evidence' }).waitFor();
    await shoot(page, 'legacy-card');
    await page.getByRole('link', { name: 'Controls and evidence' }).click();
    await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    await shoot(page, 'legacy-tab');
    await page.getByRole('button', { name: 'Evidence for WB-ART-2', exact: true }).click();
    await page.getByRole('heading', { name: 'Formats of the files' }).waitFor();
    await shoot(page, 'legacy-drawer');
    expect(alarms).toEqual([]);
  });

  test.for(['light', 'dark'] as const)(
    'has no violations that axe finds in our parts, %s',
    async (scheme) => {
      const { page: themed } = await signIn(browser, portal.url, scheme);
      await waitForFleet(themed, portal.url, ESTATE_MODELS);
      const found = await lookEverywhere(themed, portal.url, (name) =>
        shoot(themed, `legacy-axe-${name}-${scheme}`),
      );
      await themed.close();
      expect(found).toEqual(NOTHING_OF_OURS);
    },
  );
});
