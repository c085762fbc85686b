import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { startPortal } from '../e2e/portal.ts';
import { views } from './views.ts';
import type { Scheme } from './views.ts';

const SIZE = { width: 1280, height: 800 };
/** WebP quality, 0 to 100: text stays sharp, and a picture stays below 100 kB. */
const QUALITY = 80;

/** Takes the pictures of the documentation from a portal on the sample estate, into a folder. */
async function take(folder: string): Promise<void> {
  const executablePath = process.env['WEIGHBRIDGE_CHROMIUM'] ?? '/usr/bin/chromium';
  mkdirSync(folder, { recursive: true });
  await using portal = await startPortal();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' });
      await signIn(page, portal.url);
      for (const { name, show } of views) {
        await show(page, portal.url);
        await shoot(page, join(folder, `portal-${name}-${colorScheme}.webp`), colorScheme);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Models' }).waitFor();
}

async function shoot(page: Page, file: string, scheme: Scheme): Promise<void> {
  // Tables are pale while they load again, and focus rings are not part of the picture.
  await page.waitForTimeout(1_000);
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  });
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(file, bytes);
  console.log(`${file} (${scheme}, ${Math.round(bytes.length / 1000)} kB)`);
}

take(process.argv[2] ?? join(import.meta.dirname, '../../../docs/images')).catch(
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
