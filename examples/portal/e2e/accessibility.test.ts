import { describeWith } from '@weighbridge/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  focusedName,
  openBrowser,
  openPage,
  shoot,
  signIn,
  tabTo,
  waitForFleet,
} from './browser.ts';
import { copyEstate } from './estate.ts';
import type { EstateCopy } from './estate.ts';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';
import {
  CHECKLIST,
  lineIsThere,
  lookEverywhere,
  modelIsThere,
  MODELS,
  NOTHING_OF_OURS,
  VIEWS,
} from './views.ts';

describeWith('chromium')('the portal without a mouse, without colours, without much room', () => {
  let estate: EstateCopy;
  let portal: Portal;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    estate = copyEstate();
    portal = await startPortal(estate.env);
    browser = await openBrowser();
    ({ page } = await signIn(browser, portal.url));
    await waitForFleet(page, portal.url, estate.count);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.[Symbol.asyncDispose]();
    estate?.[Symbol.dispose]();
  });

  test('counts every model in every line, and opens the models behind a count', async () => {
    await page.goto(`${portal.url}/model-posture`);
    await lineIsThere(page);
    expect(new URL(page.url()).pathname).toBe(CHECKLIST);
    for (const line of await page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .all()) {
      const cells = await line.getByRole('cell').allInnerTexts();
      const figures = cells.slice(0, 5).map((text) => Number.parseInt(text, 10));
      expect(figures.reduce((sum, figure) => sum + figure, 0)).toBe(estate.count);
    }
    await shoot(page, 'checklist-light');
    const failing = page
      .getByRole('row', { name: /C2 Sign models/ })
      .getByRole('link', { name: /Fail/ });
    const models = Number.parseInt(await failing.innerText(), 10);
    await failing.click();
    await page.getByRole('heading', { name: /^Models that fail: C2 Sign models/ }).waitFor();
    await expect
      .poll(() => page.getByRole('row', { name: /estate\// }).count(), { timeout: 60_000 })
      .toBe(models);
    await shoot(page, 'checklist-models');
    await page.getByRole('button', { name: 'Show models of every answer' }).click();
    await page.getByText(`of ${estate.count}`).first().waitFor();
    await page.goBack();
    await lineIsThere(page);
  });

  test('can be used from the sign-in to the evidence and back with only the keyboard', async () => {
    const { page: fresh, alarms } = await openPage(browser, portal.url);
    await fresh.getByRole('button', { name: 'Enter' }).waitFor();
    await press(fresh, /^Enter$/);
    await fresh.getByRole('link', { name: 'Models' }).waitFor();
    await press(fresh, /^Models$/);
    await lineIsThere(fresh);
    await press(fresh, /C2 Sign models/);
    await fresh.getByText('Is the model signed by someone who may sign it').waitFor();
    await press(fresh, /^\d+Fail, models of C2/);
    await modelIsThere(fresh);
    await expect.poll(() => focusedName(fresh)).toMatch(/^Models that fail: C2/);
    await press(fresh, /^Penguin species, from a mirror$/);
    await fresh.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    await expect.poll(() => focusedName(fresh)).toMatch(/^Posture ?Refused/);
    await press(fresh, /^Evidence for WB-INT-1$/);
    await fresh.getByRole('dialog', { name: 'Evidence for WB-INT-1' }).waitFor();
    await fresh.keyboard.press('Escape');
    await fresh.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedName(fresh)).toBe('Evidence for WB-INT-1');
    await fresh.goBack();
    await modelIsThere(fresh);
    await expect.poll(() => focusedName(fresh)).toBe('Penguin species, from a mirror');
    await fresh.goBack();
    await lineIsThere(fresh);
    await expect.poll(() => focusedName(fresh)).toMatch(/^\d+Fail, models of C2/);
    expect(alarms).toEqual([]);
    await fresh.close();
  });

  test('shows where the focus is at every stop of the landing view', async () => {
    await page.goto(`${portal.url}${CHECKLIST}?open=C2`);
    await lineIsThere(page);
    const stops = await outlinesOf(page, 40);
    expect(stops.length).toBeGreaterThan(15);
    expect(stops.filter(({ outline }) => !outline)).toEqual([]);
  });

  test('announces to a screen reader how many models a filter leaves', async () => {
    await page.goto(`${portal.url}${MODELS}`);
    await modelIsThere(page);
    await page.getByRole('searchbox', { name: 'Search models' }).fill('mirror');
    const said = () => page.getByRole('status').allInnerTexts();
    await expect.poll(said).toContain('Showing 1 to 1 of 1 model.');
  });

  test.for([
    [320, 1],
    [640, 2],
  ] as const)('needs no sideways scrolling at %i px, %i times enlarged', async ([width, scale]) => {
    const { page: small } = await signIn(browser, portal.url);
    await small.setViewportSize({ width, height: 640 });
    for (const [name, path, ready] of VIEWS) {
      await small.goto(`${portal.url}${path}`);
      await ready(small);
      const wide = await small.evaluate(() => document.documentElement.scrollWidth);
      expect([name, scale, wide]).toEqual([name, scale, Math.min(wide, width)]);
    }
    await shoot(small, `narrow-${width}`);
    await small.close();
  });

  test('does not move while it loads for users who prefer reduced motion', async () => {
    const { page: calm } = await signIn(browser, portal.url);
    await calm.emulateMedia({ reducedMotion: 'reduce' });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await calm.route('**/api/model-posture/**', async (route) => {
      await held;
      await route.continue();
    });
    for (const [path, label] of [
      [CHECKLIST, 'Counting the models'],
      [MODELS, 'Reading the models'],
    ] as const) {
      await calm.goto(`${portal.url}${path}`);
      await calm.getByText(label).first().waitFor({ state: 'attached' });
      expect(await calm.evaluate(movingIn)).toEqual([]);
    }
    release();
    await calm.close();
  });

  test.for(['light', 'dark'] as const)(
    'has no violations that axe finds in our parts, %s',
    async (scheme) => {
      const { page: themed } = await signIn(browser, portal.url, scheme);
      const found = await lookEverywhere(themed, portal.url, (name) =>
        shoot(themed, `axe-${name}-${scheme}`),
      );
      await themed.close();
      expect(found).toEqual(NOTHING_OF_OURS);
    },
  );
});

/** Presses Tab until the name is reached, then Enter. */
async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Elements inside the page's main part at which Tab stops, and whether their focus is visible. */
async function outlinesOf(
  page: Page,
  presses: number,
): Promise<readonly { readonly name: string; readonly outline: boolean }[]> {
  const stops: { name: string; outline: boolean }[] = [];
  for (let at = 0; at < presses; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element.closest('main table') === null) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.textContent ?? '',
        outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (stop !== undefined) stops.push(stop);
  }
  return stops;
}

/** Runs in the page: what moves inside its main part. */
function movingIn(): readonly string[] {
  return document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target : null))
    .filter((element) => element?.closest('main') != null)
    .map((element) => element?.outerHTML.slice(0, 120) ?? '');
}
