import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keySigner } from '@weighbridge/model-signing';
import { evidenceStatement, signAttestation } from '@weighbridge/model-signing/attestation';
import { describeWith } from '@weighbridge/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, shoot, signIn } from './browser.ts';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';

const NAME = 'hosted-scorer';

/** A catalog with one model that others serve, and what an observer handed in about it, in its own folder. */
async function hosted(root: string): Promise<{ catalog: string; policy: string; config: string }> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const write = (name: string, value: unknown) => {
    const path = join(root, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  };
  const statement = evidenceStatement(
    [
      {
        type: 'deployment/inventory',
        tier: 'measured',
        locator: 'eu',
        observedAt: new Date(Date.now() - 60_000).toISOString(),
        producer: { name: 'lister', version: '1' },
        payload: {
          clusters: [
            {
              name: 'eu',
              complete: true,
              serving: { count: 1, listed: ['Deployment scoring/hosted'] },
              undetermined: { count: 0, listed: [] },
            },
          ],
        },
      },
    ],
    { name: NAME, manifestDigest: `sha256:${'ab'.repeat(32)}` },
  );
  const path = `evidence/resource/default/${NAME}/list.json`;
  write(path, await signAttestation(statement, keySigner(privateKey)));
  return {
    catalog: write('catalog-info.yaml', {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: NAME, title: 'Hosted scorer' },
      spec: { type: 'ai-model', owner: 'group:default/team-ecology' },
    }),
    policy: write('policy.yaml', {
      name: 'watched',
      requires: ['WB-K8S-4'],
      clusters: ['eu'],
      signers: [{ name: 'cluster', method: 'key', publicKey }],
      observers: [{ signer: 'cluster', types: ['deployment/inventory'] }],
    }),
    config: write('app-config.json', {
      weighbridge: { evidence: [{ type: 'folder', path: join(root, 'evidence') }] },
    }),
  };
}

describeWith('chromium')('a model without a folder', () => {
  let root: string;
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  let alarms: readonly string[];

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'weighbridge-hosted-'));
    const { catalog, policy, config } = await hosted(root);
    portal = await startPortal({ PORTAL_CATALOG: catalog, PORTAL_POLICY: policy }, [config]);
    browser = await openBrowser();
    ({ page, alarms } = await signIn(browser, portal.url));
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.[Symbol.asyncDispose]();
    rmSync(root, { recursive: true, force: true });
  });

  test('is in the fleet with its gate, and its page shows what was handed in, and by whom', async () => {
    const gate = page
      .getByRole('row', { name: /Hosted scorer/ })
      .getByText('Cannot decide', { exact: true });
    for (let turn = 0; turn < 60 && (await gate.count()) === 0; turn += 1) {
      await page.goto(`${portal.url}/model-posture/models`);
      await gate.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await gate.waitFor();
    await page.goto(`${portal.url}/catalog/default/resource/${NAME}/posture`);
    await page.getByText('The model is deployed: eu (1 workload) serves it.').first().waitFor();
    await shoot(page, 'hosted-tab');
    expect(alarms).toEqual([]);
  });
});
