import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { find } from '@weighbridge/testkit';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const SHOTS = join(import.meta.dirname, '../test-results/screenshots');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page that records what must never happen. */
export interface Watched {
  readonly page: Page;
  /** Dialogs that a script opened, requests that left the portal, uncaught errors. */
  readonly alarms: readonly string[];
}

/** Debian's Chromium, with a fresh profile. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = find('chromium');
  if (executablePath === undefined) throw new Error('no Chromium here');
  return await chromium.launch({ executablePath, args: FLAGS });
}

/** Opens the portal and signs in as the guest. */
export async function signIn(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Watched> {
  const { page, alarms } = await openPage(browser, url, colorScheme);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Models' }).waitFor();
  return { page, alarms };
}

/** Opens the portal, which asks the user to sign in. */
export async function openPage(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  // What never appears ends the test; what appears late, because the machine is busy, does not.
  page.setDefaultTimeout(120_000);
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) alarms.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, alarms };
}

/** Stores a picture for people to look at: the whole page, or the part of it beside a drawer. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  // A table is pale while it loads again.
  await page.waitForTimeout(500);
  const fullPage = (await page.getByRole('dialog').count()) === 0;
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage, animations: 'disabled' });
}

/** Presses Tab until the element with this accessible name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedName(page))) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** What a screen reader would say for the focused element. */
export async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Opens the fleet again and again until the given number of models is weighed. */
export async function waitForFleet(page: Page, url: string, models: number): Promise<void> {
  const rows = page.getByRole('row', { name: /estate\// });
  for (let turn = 0; turn < 60; turn += 1) {
    await page.goto(`${url}/model-posture/models`);
    await rows
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    const texts = await rows.allInnerTexts();
    if (texts.filter((text) => !text.includes('Not weighed yet')).length === models) return;
    await page.waitForTimeout(1000);
  }
  throw new Error(`${models} models were not weighed in time`);
}
