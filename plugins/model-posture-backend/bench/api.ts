import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MODEL_SORTS } from '@weighbridge/backstage-plugin-model-posture-common';
import { find, wholeNumber } from '@weighbridge/testkit';
import { MAX_MODELS } from '../fleet/index.ts';
import { fill } from './fill.ts';
import type { Database } from './fill.ts';
import { startPortal } from './portal.ts';
import type { Running } from './portal.ts';

// How long a portal takes to answer about a fleet: real HTTP, sign-in, permissions, catalog and database.
//   pnpm --filter @weighbridge/backstage-plugin-model-posture-backend bench [--models 5000] [--runs 100]

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '100' },
  },
});
const MODELS = wholeNumber('--models', values.models, [1, MAX_MODELS]);
const RUNS = wholeNumber('--runs', values.runs, [1, 10_000]);
/** The slow way runs only a few times. */
const RUNS_BEFORE = Math.max(3, Math.round(RUNS / 10));

const ROUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    MODEL_SORTS.flatMap((sort) =>
      ['asc', 'desc'].map((order) => [
        `list by ${sort} ${order}`,
        `/models?sort=${sort}&order=${order}`,
      ]),
    ),
  ),
  'list of 200': '/models?limit=200',
  'list filtered by gate and state': '/models?gate=refuse&gate=cannot-decide&state=weighed',
  'list searched': '/models?q=gull',
  'list of an owner': '/models?owner=group:default/team-audio',
  'list behind a cell': '/models?line=C2&answer=fail&answer=stale',
  'last page': `/models?offset=${Math.max(0, MODELS - 50)}`,
  checklist: '/checklist',
  'checklist of an owner': '/checklist?owner=group:default/team-ecology',
  model: '/models/by-entity/resource/default/albatross-age-estimate',
};

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

async function measure({ url, token }: Running, path: string, runs: number): Promise<Times> {
  const times: number[] = [];
  for (let run = -2; run < runs; run += 1) {
    const began = performance.now();
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    if (run >= 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.ceil(share * times.length) - 1] ?? NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

async function measureRoutes(portal: Running): Promise<Readonly<Record<string, Times>>> {
  const routes: Record<string, Times> = {};
  for (const [name, path] of Object.entries(ROUTES)) {
    routes[name] = await measure(portal, `/api/model-posture${path}`, RUNS);
    console.log(name.padEnd(36), JSON.stringify(routes[name]));
  }
  return routes;
}

/** Ours against reading everything, asking about everything and folding in memory: medians. */
async function compare(portal: Running, routes: Readonly<Record<string, Times>>) {
  const list = await measure(portal, '/api/before/models', RUNS_BEFORE);
  const checklist = await measure(portal, '/api/before/checklist', 3);
  return {
    list: { ...list, ratio: round(list.p50 / (routes['list by gate asc']?.p50 ?? NaN)) },
    checklist: { ...checklist, ratio: round(checklist.p50 / (routes['checklist']?.p50 ?? NaN)) },
  };
}

async function bench(database: Database) {
  await using filled = await fill(database, MODELS);
  const results: Record<string, unknown> = {};
  for (const policy of ['all', 'own'] as const) {
    await using portal = await startPortal(filled, policy);
    const before = portal.residentMiB();
    console.log(`${database}, ${policy === 'all' ? 'everything visible' : 'own models visible'}`);
    const routes = await measureRoutes(portal);
    const peakMiB = portal.peakMiB();
    const worstP95 = Math.max(...Object.values(routes).map(({ p95 }) => p95));
    const inMemory = policy === 'all' ? { inMemory: await compare(portal, routes) } : {};
    results[policy] = { worstP95, routes, residentAtStartMiB: before, peakMiB, ...inMemory };
    console.log(`worst p95 ${worstP95} ms, peak ${peakMiB} MiB`, JSON.stringify(inMemory));
  }
  return results;
}

async function main(): Promise<void> {
  const load = loadavg()[0];
  const databases: readonly Database[] =
    find('postgresql') === undefined ? ['sqlite'] : ['sqlite', 'postgresql'];
  const results: Record<string, unknown> = {};
  for (const database of databases) results[database] = await bench(database);
  const report = {
    what: 'milliseconds of one request after the other over HTTP, with sign-in, permissions and catalog',
    date: new Date().toISOString().slice(0, 10),
    models: MODELS,
    runs: RUNS,
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    loadAtStart: load,
    ...results,
  };
  const file = join(import.meta.dirname, 'results', 'api.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
