import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EvidenceItem } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelCollector } from '@weighbridge/backstage-plugin-model-posture-node';
import { makeEvidence, makeFinding } from '@weighbridge/core';
import type { Evidence } from '@weighbridge/core';
import { expect, test, vi } from 'vitest';
import { moduleWith } from './collector-module.ts';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const PATH = '/models/by-entity/resource/default/scorer';
const TYPE = 'pipeline/approvals';

type Context = Parameters<ModelCollector['collect']>[0];

function approval({ subject, now }: Context, change: Partial<Evidence> = {}): Evidence {
  return makeEvidence({
    type: TYPE,
    subject,
    producer: { name: 'approvals', version: '1' },
    observedAt: now.toISOString(),
    tier: 'declared',
    locator: 'https://ci.example/1',
    payload: { approvers: ['a', 'b'] },
    ...change,
  });
}

async function portalWith(...collectors: readonly ModelCollector[]): Promise<Portal> {
  const portal = await startPortal({
    entities: [modelEntity('scorer', 'estate/scorer')],
    features: [moduleWith(...collectors)],
  });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  return portal;
}

async function approvals(portal: Portal): Promise<readonly EvidenceItem[]> {
  const { body } = await portal.get(`${PATH}/evidence?type=${TYPE}`).expect(200);
  return body.items;
}

test('two simultaneous refreshes share one weighing', async () => {
  await using portal = await portalWith({
    id: 'slow',
    types: [TYPE],
    async collect(context) {
      // The second request arrives long before the first is answered.
      await sleep(1000);
      return { evidence: [approval(context)], findings: [] };
    },
  });
  const [a, b] = await Promise.all([
    portal.post(`${PATH}/refresh`),
    portal.post(`${PATH}/refresh`),
  ]);
  expect([a.status, b.status]).toEqual([200, 200]);
  expect(a.body).toEqual(b.body);
  expect(await portal.db('postures').pluck('id')).toHaveLength(1);
});

test('a long refresh is answered before it is over, and the model shows when it is', async () => {
  let open = () => {};
  const letThrough = new Promise<void>((resolve) => {
    open = resolve;
  });
  await using portal = await portalWith({
    id: 'slow',
    types: [TYPE],
    async collect(context) {
      await letThrough;
      return { evidence: [approval(context)], findings: [] };
    },
  });
  const { body: early } = await portal.post(`${PATH}/refresh?wait=0`).expect(202);
  expect(early).toMatchObject({ done: false, state: 'pending', triedAt: null, gate: null });
  // Another refresh shares the weighing, and does not end before it.
  const { body: other } = await portal.post(`${PATH}/refresh?wait=0`).expect(202);
  expect(other).toEqual(early);
  expect(portal.audit.map(({ status }) => status)).not.toContain('succeeded');
  open();
  const { body: late } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(late).toMatchObject({ done: true, state: 'weighed', triedAt: expect.any(String) });
  await vi.waitFor(() => {
    const ended = portal.audit.filter(({ status }) => status === 'succeeded');
    expect(ended.map(({ meta }) => meta)).toContainEqual(
      expect.objectContaining({ entityRef: 'resource:default/scorer', state: 'weighed' }),
    );
    expect(ended.length).toBeGreaterThanOrEqual(3);
  });
});

test.for(['wait=31', 'wait=-1', 'wait=soon', 'until=3'])(
  'a refresh with %s is refused',
  async (query) => {
    await using portal = await portalWith({
      id: 'none',
      types: [TYPE],
      collect: async () => ({ evidence: [], findings: [] }),
    });
    await portal.post(`${PATH}/refresh?${query}`).expect(400);
    expect(await portal.db('postures').pluck('id')).toEqual([]);
  },
);

test('the evidence of a collector from a module is stored with our own', async () => {
  const seen: Context[] = [];
  await using portal = await portalWith({
    id: 'approvals',
    types: [TYPE],
    async collect(context) {
      seen.push(context);
      const finding = makeFinding({
        ruleId: 'pipeline/late-approval',
        kind: 'fail',
        level: 'note',
        message: 'approved late',
        locations: [],
      });
      return { evidence: [approval(context)], findings: [finding] };
    },
  });
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(seen[0]).toMatchObject({
    entityRef: 'resource:default/scorer',
    subject: { model: 'scorer' },
  });
  expect(seen[0]?.folder?.name).toBe('scorer');
  expect(await approvals(portal)).toMatchObject([{ status: 'current', tier: 'declared' }]);
  const { body } = await portal.get(`${PATH}/findings`).expect(200);
  expect(body.items.map((finding: { ruleId: string }) => finding.ruleId)).toContain(
    'pipeline/late-approval',
  );
});

test('evidence that is no longer returned counts as withdrawn, and can still be read', async () => {
  let brings = true;
  await using portal = await portalWith({
    id: 'approvals',
    types: [TYPE],
    collect: async (context) => ({ evidence: brings ? [approval(context)] : [], findings: [] }),
  });
  await portal.post(`${PATH}/refresh`).expect(200);
  brings = false;
  for (let i = 0; i < 4; i += 1) await portal.post(`${PATH}/refresh`).expect(200);

  expect(await approvals(portal)).toMatchObject([{ status: 'withdrawn' }]);
  const { body } = await portal.get(PATH).expect(200);
  expect(body.posture.withdrawn.evidence).toMatchObject([{ type: TYPE }]);

  brings = true;
  await portal.post(`${PATH}/refresh`).expect(200);
  expect((await approvals(portal)).map((item) => item.status)).toEqual(['current', 'superseded']);
});

const later = (now: Date) => new Date(now.getTime() + 60_000).toISOString();

test.for<[string, (context: Context) => Promise<unknown>]>([
  [
    'throws',
    async () => {
      throw new Error('secret-token');
    },
  ],
  [
    'brings another type',
    async (c) => ({ evidence: [approval(c, { type: 'runtime/drift' })], findings: [] }),
  ],
  [
    'speaks of another model',
    async (c) => ({ evidence: [approval(c, { subject: { model: 'other' } })], findings: [] }),
  ],
  [
    'speaks of other bytes',
    async (c) => ({
      evidence: [approval(c, { subject: { ...c.subject, digest: `sha256:${'0'.repeat(64)}` } })],
      findings: [],
    }),
  ],
  [
    'dates into the future',
    async (c) => ({ evidence: [approval(c, { observedAt: later(c.now) })], findings: [] }),
  ],
  [
    'forges an id',
    async (c) => ({ evidence: [{ ...approval(c), tier: 'verified' }], findings: [] }),
  ],
  ['brings no list', async () => ({ evidence: 'none', findings: [] })],
  ['brings nothing', async () => undefined],
])('a collector that %s is dropped as a whole, and the others still count', async ([, collect]) => {
  await using portal = await portalWith({
    id: 'approvals',
    types: [TYPE],
    collect: collect as ModelCollector['collect'],
  });
  const { body } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(body).toMatchObject({ state: 'weighed', gate: { outcome: 'admit' } });
  const { body: evidence } = await portal.get(`${PATH}/evidence`).expect(200);
  type Item = { readonly type: string; readonly tier: string };
  const tierOf = (type: string) =>
    evidence.items.filter((item: Item) => item.type === type).map(({ tier }: Item) => tier);
  expect(tierOf('bom/cyclonedx')).toEqual(['measured']);
  // The only item of its type says that nothing was observed.
  expect(tierOf(TYPE)).toEqual(['none']);
  const { body: detail } = await portal.get(PATH).expect(200);
  expect(detail.findings.map((finding: { ruleId: string }) => finding.ruleId)).toContain(
    'weigh/collector-failed',
  );
  expect(JSON.stringify(detail)).not.toContain('secret-token');
  expect(portal.log.join('\n')).toContain('Collector approvals failed for resource:default/scorer');
});

test('a second collector with the same id stops the start', async () => {
  const collector: ModelCollector = {
    id: 'twice',
    types: [],
    collect: async () => ({ evidence: [], findings: [] }),
  };
  await expect(portalWith(collector, collector)).rejects.toThrow(
    'another evidence collector is named twice',
  );
});
