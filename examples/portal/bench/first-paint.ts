import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from '@weighbridge/backstage-plugin-model-posture-backend/bench/fill.ts';
import type { Database } from '@weighbridge/backstage-plugin-model-posture-backend/bench/fill.ts';
import { MAX_MODELS } from '@weighbridge/backstage-plugin-model-posture-backend/fleet/index.ts';
import { find, wholeNumber } from '@weighbridge/testkit';
import type { Page } from 'playwright-core';
import { openBrowser, signIn } from '../e2e/browser.ts';
import { startPortal } from '../e2e/portal.ts';
import { percentiles, turnPages, useful } from './measure.ts';

// How long a signed-in user waits for the first line with figures or the first model in Chromium: from
// the start of the navigation to the frame that shows it. Cold: the browser's cache is empty; warm: it is not.
// The server is warm in both. Build the app first.
//   pnpm --filter @weighbridge/example-portal bench [--models 5000] [--runs 7]

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '7' },
  },
});
const MODELS = wholeNumber('--models', values.models, [1, MAX_MODELS]);
const RUNS = wholeNumber('--runs', values.runs, [1, 1_000]);

const VIEWS = {
  landing: '/model-posture/checklist',
  models: '/model-posture/models',
  'models behind a count': '/model-posture/models?line=C2&answer=fail',
} as const;

async function measureViews(page: Page, url: string): Promise<object> {
  const session = await page.context().newCDPSession(page);
  const answers: Record<string, object> = {};
  for (const [name, path] of Object.entries(VIEWS)) {
    await useful(page, `${url}${path}`);
    const cold: number[] = [];
    const warm: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await session.send('Network.clearBrowserCache');
      cold.push(await useful(page, `${url}${path}`));
      warm.push(await useful(page, `${url}${path}`));
    }
    answers[name] = { coldMs: percentiles(cold), warmMs: percentiles(warm) };
    console.log(name, JSON.stringify(answers[name]));
  }
  return answers;
}

async function measure(database: Database): Promise<object> {
  await using filled = await fill(database, MODELS);
  const config = join(filled.folder, 'bench.json');
  writeFileSync(config, JSON.stringify({ backend: { database: filled.config } }));
  await using portal = await startPortal({}, ['app-config.fleet.yaml', config]);
  const browser = await openBrowser();
  try {
    const { page } = await signIn(browser, portal.url);
    const views = await measureViews(page, portal.url);
    const turns = await turnPages(page, `${portal.url}${VIEWS.models}`);
    console.log('pages', JSON.stringify(turns));
    return { views, turns };
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const loadAtStart = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const databases: Database[] = ['sqlite'];
  if (find('postgresql') === undefined) console.log('skipped: postgresql is not here');
  else databases.push('postgresql');
  const answers: Record<string, object> = {};
  for (const database of databases) {
    console.log(database);
    answers[database] = await measure(database);
  }
  const result = {
    what: 'milliseconds from the start of a navigation to the frame with the first line or model, signed in, in Chromium 1440x900',
    date: new Date().toISOString().slice(0, 10),
    models: MODELS,
    runs: RUNS,
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    loadAtStart,
    ...answers,
  };
  const file = join(import.meta.dirname, 'results/first-paint.json');
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
