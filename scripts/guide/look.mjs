import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** The page of the model, below the address of the app. */
export const MODEL = '/catalog/default/resource/fraud-scorer';
const CARD = 'Model posture';
const GATE = /^(Admitted|Refused|Cannot decide)/i;
/** The first page of a development server is compiled on request. */
const SLOW_MS = 300_000;

/** @param {string} executablePath */
export function openChromium(executablePath) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  return chromium.launch({ executablePath, args });
}

/**
 * A page of one size at an address, signed in as the guest. Loading another address requires a new sign-in.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ width: number, height: number }} viewport
 */
export async function enter(browser, address, viewport) {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(SLOW_MS);
  await page.goto(address, { timeout: SLOW_MS, waitUntil: 'domcontentloaded' });
  const button = page.getByRole('button', { name: 'Enter' });
  const inside = page.getByRole('main');
  await button.or(inside).first().waitFor();
  if (await button.isVisible()) await button.click();
  return page;
}

/** What is wrong with the sidebar entry: it must lead to the models. @param {import('playwright-core').Page} page */
export async function sidebarProblem(page) {
  await page.getByRole('link', { name: 'Models', exact: true }).first().click();
  await page.getByRole('table').first().waitFor();
  const { pathname } = new URL(page.url());
  return pathname.startsWith('/model-posture') ? '' : `"Models" leads to ${pathname}`;
}

/**
 * What is wrong with the page of the model: its gate must be seen without scrolling.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} picture file of the picture
 */
export async function foldProblem(page, picture) {
  const card = page.getByText(CARD, { exact: true }).first();
  await card.waitFor();
  const gate = page.getByText(GATE).first();
  await gate.waitFor();
  await page
    .getByText(/^Weighed /)
    .first()
    .waitFor();
  await page.screenshot({ path: picture, animations: 'disabled' });
  const place = await gate.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  if (place === null) return 'The gate is not drawn.';
  const end = Math.round(place.y + place.height);
  const seen = await gate.evaluate(isOnTop);
  if (end > height) return `The gate ends at ${end} px, the window at ${height} px.`;
  return seen ? '' : 'The gate is under something else.';
}

/** Runs in the page, and can use no names from outside. @param {any} element */
function isOnTop(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = [left + width / 2, top + height / 2];
  const there = element.ownerDocument.elementFromPoint(...at);
  return there !== null && (element.contains(there) || there.contains(element));
}

/** @param {string} results @param {import('./app.mjs').Trial} trial @param {{ width: number, height: number }} size */
export function pictureOf(results, { template, set }, { width, height }) {
  return join(results, `${template}-${set}-${width}x${height}.png`);
}
