import { describeWith } from '@weighbridge/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, serve, violations } from './browser.ts';
import type { Served } from './browser.ts';

/** One page of every kind. */
const PAGES = [
  '/',
  '/start/',
  '/start/portal/',
  '/concepts/flow/',
  '/how-to/add-to-backstage/',
  '/reference/checklist/',
  '/reference/controls/',
  '/reference/cli/',
  '/packages/posture/',
  '/api/core/',
  '/decisions/0005-verdict-laws/',
] as const;

const SIZES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

describeWith('chromium')('the site in a browser', () => {
  let site: Served;
  let browser: Browser;

  beforeAll(async () => {
    site = await serve();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  async function open(scheme: 'light' | 'dark', size: keyof typeof SIZES) {
    const page = await browser.newPage({
      viewport: SIZES[size],
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    const alarms: string[] = [];
    page.on('pageerror', (error) => alarms.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) alarms.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) alarms.push(`${response.status()} ${response.url()}`);
    });
    return { page, alarms };
  }

  test.for([
    ['light', 'desktop'],
    ['dark', 'phone'],
  ] as const)(
    'axe finds nothing, nothing is wider than the screen, and nothing is fetched elsewhere: %s, %s',
    async ([scheme, size]) => {
      const { page, alarms } = await open(scheme, size);
      const found: string[] = [];
      for (const path of PAGES) {
        await page.goto(`${site.url}${path}`);
        found.push(...(await violations(page)).map((line) => `${path} ${line}`));
        if (await isTooWide(page)) found.push(`${path} is wider than the screen`);
      }
      await page.close();
      expect({ found, alarms }).toEqual({ found: [], alarms: [] });
    },
  );

  test('the search finds a control without any server', async () => {
    const { page, alarms } = await open('light', 'desktop');
    await page.goto(`${site.url}/`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('textbox', { name: 'Search' }).fill('WB-ART-2');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Controls/ })
      .first()
      .waitFor();
    await page.close();
    expect(alarms).toEqual([]);
  });
});

async function isTooWide(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}
