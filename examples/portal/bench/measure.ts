import type { Page } from 'playwright-core';

/** Times in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

/** The median, the 95th percentile and the worst of some times, nearest rank. */
export function percentiles(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), worst: at(1) };
}

/** Opens an address from scratch: milliseconds until a frame shows the first row with data. */
export async function useful(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(
    () => (globalThis as { usefulAt?: number }).usefulAt,
    undefined,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** Runs in the page: notes when the frame after the first row with data begins, so the row was painted. */
function watch(): void {
  const place = globalThis as { usefulAt?: number; watching?: boolean };
  if (place.watching === true) return;
  place.watching = true;
  const observer = new MutationObserver(() => {
    if (document.querySelector('main tbody th[scope="row"]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        place.usefulAt = performance.now();
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** How the list behaves while a user pages through it. */
export interface Turns {
  readonly pages: number;
  readonly turnMs: Times;
  /** Elements in the document on the first page and after the last page change. */
  readonly elements: { readonly first: number; readonly last: number };
}

/** Pages forward: milliseconds from the press to the next models. */
export async function turnPages(page: Page, url: string, pages = 40): Promise<Turns> {
  await page.goto(url);
  const rows = page.locator('main tbody th[scope="row"]');
  await rows.first().waitFor();
  const first = await page.evaluate(() => document.querySelectorAll('*').length);
  const times: number[] = [];
  for (let turn = 0; turn < pages; turn += 1) {
    const shown = await rows.first().innerText();
    const began = performance.now();
    await page.getByRole('button', { name: 'Next' }).click();
    await rows.filter({ hasText: shown }).first().waitFor({ state: 'detached' });
    times.push(performance.now() - began);
  }
  const last = await page.evaluate(() => document.querySelectorAll('*').length);
  return { pages, turnMs: percentiles(times), elements: { first, last } };
}
