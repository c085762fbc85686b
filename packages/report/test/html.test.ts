import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeWith, find, propertyRuns } from '@weighbridge/testkit';
import axe from 'axe-core';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileBom, hostilePosture } from './hostile.ts';
import { BOM_REPORT } from './other-reports.ts';
import { DRIFT_DOCUMENT, hostileDocument } from './planted-document.ts';
import { render } from './render.ts';
import type { Report } from './render.ts';
import { POSTURE_REPORT, WAIVED_REPORT } from './reports.ts';

const REPORTS: Readonly<Record<string, Report>> = {
  posture: POSTURE_REPORT,
  waived: WAIVED_REPORT,
  bom: BOM_REPORT,
  drift: DRIFT_DOCUMENT,
};

test('requests nothing and has no script', () => {
  for (const report of Object.values(REPORTS)) {
    const text = render(report, 'html');
    expect(text).toContain('default-src &#39;none&#39;; style-src &#39;sha256-');
    expect(text).not.toMatch(
      /<script|<link|<iframe|<img|\ssrc=|\sstyle=|\son\w+=|@import|javascript:/i,
    );
    expect(text).not.toMatch(/url\((?!#hatch\))/);
  }
});

test('links only to web pages', () => {
  const [finding] = POSTURE_REPORT.findings;
  const citations = [
    'javascript:alert(1)',
    'http://x.example',
    'https://u:p@x.example',
    'nonsense',
    'https://x.example/a?b',
  ];
  const text = render(
    { ...POSTURE_REPORT, findings: [{ ...(finding as NonNullable<typeof finding>), citations }] },
    'html',
  );
  expect(Array.from(text.matchAll(/href="([^"]*)"/g), ([, href]) => href)).toEqual([
    '#answer',
    'https://x.example/a?b',
  ]);
});

describe.for([
  ['posture', hostilePosture],
  ['bill of materials', hostileBom],
  ['document', hostileDocument],
] as const)('a %s full of hostile text', ([, arbitrary]) => {
  test('has only the elements of a harmless one', () => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<Report>, (report) => {
        const text = render(report, 'html');
        const names = new Set(Array.from(text.matchAll(/<([a-z!][\w-]*)/gi), ([, name]) => name));
        for (const name of ['script', 'img', 'b', 'i', '!--']) expect(names).not.toContain(name);
        expect(text.split('<h1>').length).toBe(2);
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { numRuns: propertyRuns({ short: 200, long: 1600 }) },
    );
  });
});

describeWith('chromium')('the page in a browser', () => {
  let browser: Browser;
  let server: Server;
  let served = '';
  let policy: string | undefined;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      response.end(served);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({
      executablePath: find('chromium') ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** Opens a report as a server would deliver it; any console message is an error. */
  async function open(
    report: Report,
    options: { readonly colorScheme?: 'light' | 'dark'; readonly policy?: string } = {},
  ): Promise<{ readonly page: Page; readonly said: readonly string[] }> {
    served = render(report, 'html');
    policy = options.policy;
    asked.length = 0;
    const page = await browser.newPage({ colorScheme: options.colorScheme ?? 'light' });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', () => said.push('a dialog'));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { page, said };
  }

  test('loads nothing else, and its own policy allows its style', async () => {
    const { page, said } = await open(POSTURE_REPORT);
    expect(asked.filter((url) => url !== '/favicon.ico')).toEqual(['/']);
    expect(said).toEqual([]);
    const width = await page.evaluate(
      `getComputedStyle(document.querySelector('.gate')).borderLeftWidth`,
    );
    expect(width).toBe('8px');
    await page.close();
  });

  test('is readable under a policy that refuses every style', async () => {
    const { page } = await open(WAIVED_REPORT, { policy: "sandbox; default-src 'none'" });
    expect(await page.locator('h1').textContent()).toBe('fraud-v7');
    expect(await page.locator('.gate').innerText()).toContain('ADMITTED WITH CONDITIONS');
    await page.close();
  });

  test('filters the controls by keyboard, without a script', async () => {
    const { page } = await open(POSTURE_REPORT);
    const visible = () => page.locator('.control:visible .id').allTextContents();
    expect(await visible()).toHaveLength(5);
    await page.locator('#show-all').focus();
    await page.keyboard.press('ArrowDown');
    expect(await visible()).toEqual(['WB-ART-2', 'WB-BOM-4']);
    await page.keyboard.press('ArrowDown');
    expect(await visible()).toEqual(['WB-ART-1', 'WB-BOM-1']);
    await page.keyboard.press('ArrowDown');
    expect(await visible()).toEqual(['WB-INT-1']);
    await page.close();
  });

  test('expands what failed and collapses the rest', async () => {
    const { page } = await open(POSTURE_REPORT);
    expect(await page.locator('.control[open] .id').allTextContents()).toEqual([
      'WB-ART-2',
      'WB-BOM-4',
    ]);
    await page.close();
  });

  test('fits a narrow window', async () => {
    const { page } = await open(WAIVED_REPORT);
    await page.setViewportSize({ width: 320, height: 800 });
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });

  test('does nothing that hostile text asks for', async () => {
    for (const report of fc.sample(hostilePosture, { numRuns: 8, seed: 7 })) {
      const { page, said } = await open(report);
      expect(said).toEqual([]);
      expect(asked.filter((url) => url !== '/favicon.ico')).toEqual(['/']);
      expect(await page.locator('h1').count()).toBe(1);
      await page.close();
    }
  });

  const looks = Object.keys(REPORTS).flatMap((name) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ name, colorScheme })),
  );

  test.for(looks)('axe finds nothing in $name, $colorScheme', async ({ name, colorScheme }) => {
    const { page } = await open(REPORTS[name] as Report, { colorScheme });
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: runner } = globalThis as unknown as { readonly axe: typeof axe };
      const { violations } = await runner.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    expect(found).toEqual([]);
    await page.close();
  });
});
