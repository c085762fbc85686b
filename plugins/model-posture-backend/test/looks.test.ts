import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { EvidenceItem } from '@weighbridge/backstage-plugin-model-posture-common';
import { modelPostureCollectorsExtensionPoint } from '@weighbridge/backstage-plugin-model-posture-node';
import type {
  ModelCollector,
  ModelCollectorContext,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { makeEvidence } from '@weighbridge/core';
import { expect, onTestFinished, test } from 'vitest';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

// Each instrument looks at its own interval; what the others saw holds meanwhile.

const PATH = '/models/by-entity/resource/default/scorer';
const TYPE = 'pipeline/approvals';
const DAY = 86_400_000;

/** A collector that returns what `says` says when it runs, and records its context. */
class Nightly {
  readonly asked: ModelCollectorContext[] = [];
  says: 'something' | 'nothing' | 'breaks' = 'something';
  readonly collector: ModelCollector;

  constructor(parts: Partial<ModelCollector> = {}) {
    this.collector = {
      id: 'nightly',
      types: [TYPE],
      everyMinutes: 1440,
      ...parts,
      collect: async (context) => {
        this.asked.push(context);
        if (this.says === 'breaks') throw new Error('broken');
        const { subject, now } = context;
        const item = makeEvidence({
          type: TYPE,
          subject,
          tier: 'declared',
          locator: 'x',
          payload: { approvers: ['a'] },
          producer: {
            name: 'nightly',
            version: '1',
          },
          observedAt: now.toISOString(),
        });
        return {
          evidence: this.says === 'something' ? [item] : [],
          findings: [],
        };
      },
    };
  }

  async portal(location?: string, config: JsonObject = {}): Promise<Portal> {
    const portal = await startPortal({
      config,
      entities: [modelEntity('scorer', location)],
      features: [
        createBackendModule({
          pluginId: 'model-posture',
          moduleId: 'nightly',
          register: (env) =>
            env.registerInit({
              deps: { point: modelPostureCollectorsExtensionPoint },
              init: async ({ point }) => point.addCollector(this.collector),
            }),
        }),
      ],
    });
    await writeModel(join(portal.root, 'scorer'), soundModel());
    return portal;
  }
}

async function statuses(portal: Portal): Promise<readonly string[]> {
  const { body } = await portal.get(`${PATH}/evidence?type=${TYPE}`).expect(200);
  return (body.items as readonly EvidenceItem[]).map(({ status }) => status);
}

const age = (portal: Portal, days: number) =>
  portal.db('looks').update({ looked_at: Date.now() - days * DAY });

test('a nightly result outlives the refreshes of a day', async () => {
  const nightly = new Nightly();
  await using portal = await nightly.portal('estate/scorer');
  for (let i = 0; i < 3; i += 1) await portal.post(`${PATH}/refresh`).expect(200);
  expect(nightly.asked).toHaveLength(1);
  expect(await statuses(portal)).toEqual(['current']);
  const { body } = await portal.get(PATH).expect(200);
  expect(body.posture.withdrawn.evidence).toEqual([]);
});

test('what it no longer returns is withdrawn when it has looked again, and not before', async () => {
  const nightly = new Nightly();
  await using portal = await nightly.portal('estate/scorer');
  await portal.post(`${PATH}/refresh`).expect(200);
  nightly.says = 'nothing';
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(await statuses(portal)).toEqual(['current']);
  await age(portal, 2);
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(nightly.asked).toHaveLength(2);
  expect(await statuses(portal)).toEqual(['withdrawn']);
});

test('it runs again at once when the bytes have changed, and after it failed', async () => {
  const nightly = new Nightly();
  await using portal = await nightly.portal('estate/scorer');
  await portal.post(`${PATH}/refresh`).expect(200);
  await writeModel(join(portal.root, 'scorer'), { 'config.json': '{"model_type":"other"}' });
  nightly.says = 'breaks';
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(nightly.asked).toHaveLength(2);
  const [first, second] = nightly.asked.map(({ subject }) => subject.digest);
  expect(second).not.toBe(first);
  nightly.says = 'something';
  await portal.post(`${PATH}/refresh`).expect(200);
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(nightly.asked).toHaveLength(3);
  expect((await statuses(portal))[0]).toBe('current');
});

test('a model without files is weighed by instruments that do not need them, and shown', async () => {
  const nightly = new Nightly({ folder: 'optional' });
  await using portal = await nightly.portal();
  await portal.run('find-models');
  expect(nightly.asked[0]).toMatchObject({ subject: { model: 'scorer' } });
  expect(nightly.asked[0]?.folder).toBeUndefined();
  const { body } = await portal.get(PATH).expect(200);
  expect(body.summary).toMatchObject({
    state: 'weighed',
    error: null,
    location: null,
    model: 'scorer',
    digest: null,
    gate: { outcome: 'cannot-decide' },
  });
  expect(await statuses(portal)).toEqual(['current']);
  const { body: list } = await portal.get('/models?state=weighed').expect(200);
  expect(list.totalItems).toBe(1);
  await portal.get(`${PATH}/bom`).expect(404);
  // Once it has a place, nothing that was said without one counts for what is there.
  portal.entities[0] = modelEntity('scorer', 'estate/scorer');
  await portal.run('find-models');
  const { body: located } = await portal.get(PATH).expect(200);
  expect(located.summary).toMatchObject({ state: 'weighed', location: 'estate/scorer' });
  expect(located.summary.digest).toMatch(/^sha256:/);
});

test.for([
  ['no instrument can do without files', {}, 'something'],
  ['nothing is known about it', { folder: 'optional' }, 'nothing'],
] as const)('a model without files waits for a place if %s', async ([, parts, says]) => {
  const nightly = new Nightly(parts);
  nightly.says = says;
  await using portal = await nightly.portal();
  await portal.run('find-models');
  const { body } = await portal.get(PATH).expect(200);
  expect(body).toMatchObject({
    summary: { state: 'pending', error: { code: 'NOT_LOCATED' }, gate: null },
    posture: null,
  });
});

test('an admission that has run out is judged again without reading a byte, and is then more than stale', async () => {
  const nightly = new Nightly();
  await using portal = await nightly.portal('estate/scorer');
  await portal.post(`${PATH}/refresh`).expect(200);
  const before = await portal.db('models').first('tried_at', 'weighed_at', 'posture_id');
  await rename(join(portal.root, 'scorer'), join(portal.root, 'gone'));
  await portal.db('models').update({ stale_at: 1 });
  expect((await portal.get(PATH)).body.summary).toMatchObject({ error: { code: 'STALE' } });
  await portal.run('weigh-due');
  const { body } = await portal.get(PATH).expect(200);
  expect(body.summary).toMatchObject({ state: 'weighed', gate: { outcome: 'admit' } });
  expect(nightly.asked).toHaveLength(1);
  const after = await portal.db('models').first('tried_at', 'weighed_at', 'posture_id');
  expect(after).toMatchObject({ tried_at: before.tried_at, weighed_at: before.weighed_at });
  expect(after.posture_id).not.toBe(before.posture_id);
  await portal.get(`${PATH}/bom`).expect(200);
  await portal.run('weigh-due');
  expect(await portal.db('postures').pluck('id')).toHaveLength(2);
});

test('what another policy judged is judged again once, without reading a byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'policy.yaml');
  await writeFile(file, 'name: first\nrequires: [WB-ART-1]\n');
  const nightly = new Nightly();
  await using portal = await nightly.portal('estate/scorer', { policy: { file } });
  await portal.post(`${PATH}/refresh`).expect(200);
  await rename(join(portal.root, 'scorer'), join(portal.root, 'gone'));
  const said = async () => (await portal.get(PATH).expect(200)).body.summary.gate.sentence;
  expect(await said()).toMatch(/^ADMITTED under first/);
  await portal.run('weigh-due');
  expect(await portal.db('postures').pluck('id')).toHaveLength(1);

  await writeFile(file, 'name: second\nrequires: [WB-PIP-1]\n');
  await portal.run('weigh-due');
  expect(await said()).toMatch(/^CANNOT DECIDE under second/);
  await portal.run('weigh-due');
  expect(await portal.db('postures').pluck('id')).toHaveLength(2);
  expect(nightly.asked).toHaveLength(1);

  // A policy that cannot be read judges nothing; the old answer stays.
  await writeFile(file, 'name: [');
  await portal.run('weigh-due');
  expect(await said()).toMatch(/^CANNOT DECIDE under second/);
});

test('a collector gets its entity and its configuration', async () => {
  const nightly = new Nightly();
  const config = { collectors: { nightly: { url: 'https://ci.example.com' } } };
  await using portal = await nightly.portal('estate/scorer', config);
  await portal.post(`${PATH}/refresh`).expect(200);
  const [context] = nightly.asked;
  expect(context?.config?.getString('url')).toBe('https://ci.example.com');
  expect((await context?.entity())?.metadata.name).toBe('scorer');
});

test('the configuration of an unknown collector stops the start', async () => {
  await expect(startPortal({ config: { collectors: { nightly: {} } } })).rejects.toThrow(
    'weighbridge.collectors has "nightly", which no module adds; modules add: none',
  );
});
