import { join } from 'node:path';
import { metricsServiceFactory } from '@backstage/backend-defaults/alpha';
import { metrics } from '@opentelemetry/api';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moduleWith } from './collector-module.ts';
import { startEstate } from './estate.ts';
import { writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

/** Returns what was measured on request. */
class AskedReader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

const reader = new AskedReader();
const provider = new MeterProvider({ readers: [reader] });
let portal: Portal;
/** What every weighing waits for. */
let held: Promise<void> = Promise.resolve();

beforeAll(async () => {
  metrics.setGlobalMeterProvider(provider);
  portal = await startEstate({
    features: [
      metricsServiceFactory,
      moduleWith({
        id: 'holding',
        types: ['pipeline/approvals'],
        async collect() {
          await held;
          return { evidence: [], findings: [] };
        },
      }),
    ],
  });
});

afterAll(async () => {
  await portal[Symbol.asyncDispose]();
  await provider.shutdown();
  metrics.disable();
});

interface Point {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: number | { readonly count: number; readonly sum?: number };
}

/** Name, unit and points of everything that the plugin measures. */
async function measured() {
  const { resourceMetrics } = await reader.collect();
  const scope = resourceMetrics.scopeMetrics.find(
    (candidate) => candidate.scope.name === 'backstage-plugin-model-posture',
  );
  return new Map(
    (scope?.metrics ?? []).map(({ descriptor, dataPoints }) => [
      descriptor.name,
      { unit: descriptor.unit, points: dataPoints as readonly Point[] },
    ]),
  );
}

/** Points as text, without what depends on the clock. */
function counts(points: readonly Point[] = []): Readonly<Record<string, number>> {
  return Object.fromEntries(
    points.map(({ attributes, value }) => [
      Object.values(attributes).join(' '),
      typeof value === 'number' ? value : value.count,
    ]),
  );
}

test('weighings are counted by outcome, failures by code, and their time is measured', async () => {
  const all = await measured();
  expect(counts(all.get('weighbridge.weighings')?.points)).toEqual({
    admit: 2,
    refuse: 1,
    'cannot-decide': 1,
    'error NOT_FOUND': 1,
    'pending NOT_LOCATED': 1,
  });
  const duration = all.get('weighbridge.weighing.duration');
  expect(duration?.unit).toBe('s');
  expect(counts(duration?.points)).toEqual({
    admit: 2,
    refuse: 1,
    'cannot-decide': 1,
    error: 1,
    pending: 1,
  });
  for (const { value } of duration?.points ?? []) {
    expect(typeof value === 'number' ? undefined : value.sum).toBeGreaterThan(0);
  }
});

test('reports the fleet by state and gate, and the age of its oldest weighing', async () => {
  const all = await measured();
  expect(counts(all.get('weighbridge.models')?.points)).toEqual({
    'weighed admit': 2,
    'weighed refuse': 1,
    'weighed cannot-decide': 1,
    'error cannot-decide': 1,
    'pending none': 1,
  });
  const [age] = all.get('weighbridge.weighing.oldest.age')?.points ?? [];
  expect(age?.value).toBeGreaterThanOrEqual(0);
  await portal.db('models').where({ title: 'sound' }).update({ weighed_at: 0 });
  const [old] = (await measured()).get('weighbridge.weighing.oldest.age')?.points ?? [];
  expect(old?.value).toBeGreaterThan(1_000_000_000);
});

test('answers are measured by method, route and status, with no name of a model', async () => {
  await portal.get('/models').expect(200);
  await portal.get('/models?limit=0').expect(400);
  await portal.get('/models/by-entity/resource/default/secret-name').expect(404);
  const { points = [], unit } = (await measured()).get('weighbridge.api.request.duration') ?? {};
  expect(unit).toBe('s');
  expect(counts(points)).toEqual({
    'GET /models 200': 1,
    'GET /models 400': 1,
    'GET /models/by-entity/{kind}/{namespace}/{name} 404': 1,
  });
  expect(Object.keys(points[0]?.attributes ?? {})).toEqual([
    'http.request.method',
    'http.route',
    'http.response.status_code',
  ]);
});

test('reports running and waiting weighings while they last', async () => {
  await writeModel(join(portal.root, 'sound'), { 'README.md': '# once more' });
  const load = async () => {
    const all = await measured();
    return ['active', 'queue.length'].map(
      (name) => all.get(`weighbridge.weighing.${name}`)?.points[0]?.value,
    );
  };
  expect(await load()).toEqual([0, 0]);
  let release = () => {};
  held = new Promise((resolve) => (release = resolve));
  const weighing = portal.run('weigh-models');
  await expect.poll(load, { timeout: 60_000 }).toEqual([2, expect.any(Number)]);
  release();
  await weighing;
  expect(await load()).toEqual([0, 0]);
});

test('reports a state without models as zero', async () => {
  await portal.db('models').where({ state: 'pending' }).update({ state: 'error', gate: 'refuse' });
  expect(counts((await measured()).get('weighbridge.models')?.points)).toMatchObject({
    'pending none': 0,
    'error refuse': 1,
  });
});

test('if the database does not answer, reports nothing new about the fleet, and the log says so', async () => {
  const before = counts((await measured()).get('weighbridge.models')?.points);
  await portal.db.schema.dropTable('models');
  expect(counts((await measured()).get('weighbridge.models')?.points)).toEqual(before);
  expect(portal.log.join('\n')).toContain('The models cannot be counted');
});
