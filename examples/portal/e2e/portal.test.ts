import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from '@weighbridge/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, shoot, signIn, waitForFleet } from './browser.ts';
import { copyEstate } from './estate.ts';
import type { EstateCopy } from './estate.ts';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';

const PENGUINS = '/catalog/default/resource/penguin-species';

describeWith('chromium')('the portal on the new frontend system', () => {
  let estate: EstateCopy;
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  let alarms: readonly string[];

  beforeAll(async () => {
    estate = copyEstate();
    portal = await startPortal(estate.env);
    browser = await openBrowser();
    ({ page, alarms } = await signIn(browser, portal.url));
    await waitForFleet(page, portal.url, estate.count);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.[Symbol.asyncDispose]();
    estate?.[Symbol.dispose]();
  });

  test('lists every model of the estate with its gate', async () => {
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.join('\n')).toMatch(/Penguin species, next version[^]*Refused/);
    for (const [model, gate] of [
      ['penguin-species-1', 'Admitted'],
      ['penguin-species-2', 'Refused'],
      ['penguin-species-gguf', 'Admitted'],
      ['silero-vad', 'Admitted'],
      ['ocr-text-direction', 'Cannot decide'],
      ['penguin-species-mirror', 'Refused'],
      ['silero-vad-fork', 'Refused'],
    ] as const) {
      await page
        .getByRole('row', { name: `estate/${model}` })
        .getByText(gate, { exact: true })
        .waitFor();
    }
    await shoot(page, 'fleet-light');
  });

  test('narrows the list by gate and by text, in an address that can be shared', async () => {
    await page.goto(`${portal.url}/model-posture/models?gate=refuse`);
    await page.getByRole('row', { name: /penguin-species-2/ }).waitFor();
    expect(await page.getByRole('row', { name: /ocr-text-direction/ }).count()).toBe(0);
    await page.goto(`${portal.url}/model-posture/models`);
    const penguins = page.getByRole('row', { name: /penguin/ }).first();
    await penguins.waitFor();
    await page.getByRole('searchbox', { name: 'Search models' }).fill('silero');
    await page.waitForURL(/[?&]q=silero/);
    await penguins.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /silero-vad-fork/ }).waitFor();
  });

  test('shows gate and reasons on the card of an entity', async () => {
    await page.goto(`${portal.url}${PENGUINS}-next`);
    await page.getByText('Refused', { exact: true }).waitFor();
    const reasons = page.getByRole('list', { name: 'Reasons' });
    expect(await reasons.innerText()).toContain('692 bytes after the last tensor');
    await shoot(page, 'card-light');
    await page.getByRole('link', { name: 'Controls and evidence' }).click();
    await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    await shoot(page, 'tab-light');
  });

  test('opens the evidence of a control, down to the bytes', async () => {
    await page.goto(`${portal.url}${PENGUINS}-next/posture`);
    await page.getByRole('button', { name: 'Evidence for WB-ART-2', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Evidence for WB-ART-2' });
    await drawer.getByRole('heading', { name: 'Formats of the files' }).waitFor();
    await drawer.getByText('Source and raw evidence').first().click();
    expect(await drawer.innerText()).toMatch(
      /model\.safetensors, bytes 780 to 1,471[^]*Evidence id\s+sha256:[0-9a-f]{64}/,
    );
    await shoot(page, 'drawer-light');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  test('says who signed the model, and that what runs was not seen', async () => {
    await page.goto(`${portal.url}${PENGUINS}/posture`);
    await page.getByText('The model is as estate-release signed it.').waitFor();
    await page
      .getByText(/nobody saw the digest of what runs/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Evidence for WB-INT-1', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Evidence for WB-INT-1' });
    await drawer.getByRole('note', { name: 'Verified', exact: true }).waitFor();
    expect(await drawer.innerText()).toMatch(
      /Signed by\s+estate-release\s+How\s+With a key[^]*Signed at\s+Nothing proves when\s+Covers\s+5 files as signed/,
    );
    await shoot(page, 'signature-verified');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Evidence for WB-INT-2', exact: true }).click();
    await page.getByText('what runs is unknown').waitFor();
    await shoot(page, 'digest-admitted');
    await page.keyboard.press('Escape');
  });

  test('refuses a model that was changed after it was signed, and says loudly why', async () => {
    await page.goto(`${portal.url}${PENGUINS}-mirror/posture`);
    const why = page.getByRole('region', { name: 'Why it was refused' });
    await why.waitFor();
    expect(await why.innerText()).toContain(
      'A signed file is not what was signed. model.safetensors',
    );
    await shoot(page, 'tampered-tab');
    await page.getByRole('button', { name: 'Evidence for WB-INT-1', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Evidence for WB-INT-1' });
    await drawer.getByRole('note', { name: /^NOT VERIFIED/ }).waitFor();
    expect(await drawer.innerText()).toContain('FILES_MISMATCH');
    await shoot(page, 'tampered-drawer');
    await page.keyboard.press('Escape');
  });

  test('lists a file that was added after the model was signed', async () => {
    await page.goto(`${portal.url}/catalog/default/resource/silero-vad-fork/posture`);
    await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    await page.getByRole('button', { name: 'Evidence for WB-INT-3', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Evidence for WB-INT-3' });
    const extra = drawer.getByRole('group', { name: 'Present but not signed: 1 file' });
    expect(await extra.innerText()).toMatch(/silero_vad_fp16\.onnx\s+file\s+[^]*Yes/);
    await shoot(page, 'extra-file-drawer');
    await page.keyboard.press('Escape');
  });

  test('refuses a model that was made worse on disk once it is weighed again', async () => {
    await page.goto(`${portal.url}${PENGUINS}/posture`);
    await page.getByText('Admitted', { exact: true }).waitFor();
    appendFileSync(join(estate.models, 'penguin-species-1/model.safetensors'), Buffer.alloc(64, 7));
    await page.getByRole('button', { name: 'Re-weigh' }).click();
    await page.getByText('Refused', { exact: true }).waitFor();
    const gate = page.getByRole('region', { name: 'Why it was refused' });
    expect(await gate.innerText()).toContain('64 bytes after the last tensor');
    await shoot(page, 'made-worse');
  });

  test('shows hostile names, cards, licences and file names as text that does nothing', async () => {
    await page.goto(`${portal.url}/model-posture/models`);
    await page.getByRole('row', { name: /estate\/hostile/ }).waitFor();
    await shoot(page, 'hostile-fleet');
    await page.goto(`${portal.url}/catalog/default/resource/hostile/posture`);
    for (const control of [
      'WB-INT-1',
      'WB-INT-3',
      'WB-ART-1',
      'WB-ART-2',
      'WB-BOM-1',
      'WB-BOM-4',
    ]) {
      await page.getByRole('button', { name: `Evidence for ${control}`, exact: true }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('Source and raw evidence').first().waitFor();
      for (const raw of await drawer.getByText('Source and raw evidence').all()) await raw.click();
      if (control === 'WB-ART-1') {
        await drawer.getByText('<img src=x onerror=alert(4)>.txt').first().waitFor();
        await drawer.getByText('\\u{202E}gnp.exe\\u{1B}[31m.bin').first().waitFor();
        await shoot(page, 'hostile-drawer');
      }
      expect(await drawer.locator('img, script, iframe, a[href^="javascript"]').count()).toBe(0);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    }
    expect(new URL(page.url()).pathname).toBe('/catalog/default/resource/hostile/posture');
    expect(alarms).toEqual([]);
  });

  test('follows the dark theme', async () => {
    const dark = await signIn(browser, portal.url, 'dark');
    await dark.page.goto(`${portal.url}/model-posture/models`);
    await dark.page.getByRole('row', { name: /penguin-species-2/ }).waitFor();
    await shoot(dark.page, 'fleet-dark');
    await dark.page.goto(`${portal.url}${PENGUINS}-next/posture`);
    await dark.page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    await shoot(dark.page, 'tab-dark');
    await dark.page.getByRole('button', { name: 'Evidence for WB-ART-2', exact: true }).click();
    await dark.page.getByRole('heading', { name: 'Formats of the files' }).waitFor();
    await shoot(dark.page, 'drawer-dark');
    expect(dark.alarms).toEqual([]);
    await dark.page.close();
  });
});
