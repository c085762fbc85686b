import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  HistoryItem,
  ModelDetail,
  StatementName,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { historyListSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { canonicalDigest } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { brokenWeights, soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';

const PATH = '/models/by-entity/resource/default/scorer';

function nameOf(item: HistoryItem | undefined): StatementName | undefined {
  if (item === undefined || item.statementDigest === null) return undefined;
  return { digest: item.statementDigest, assessedAt: item.assessedAt };
}

test('weighs what the catalog lists, and says why a model is admitted', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  await portal.run('find-models');

  const { body } = await portal.get(PATH).expect(200);
  const { summary, posture, controls } = body as ModelDetail;
  expect(summary).toMatchObject({
    entityRef: 'resource:default/scorer',
    title: 'scorer',
    owner: 'group:default/team-a',
    location: 'estate/scorer',
    model: 'scorer',
    state: 'weighed',
    error: null,
    gate: { outcome: 'admit' },
  });
  expect(summary.digest).toMatch(/^sha256:/);
  expect(posture?.verdicts.map(({ control }) => control)).toEqual(controls.map(({ id }) => id));
  expect(summary.counts).toEqual(posture?.counts);
});

test('a model made worse on disk and weighed again is refused, and the history shows when', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  const before = await portal.post(`${PATH}/refresh`).expect(200);
  expect(before.body).toMatchObject({ state: 'weighed', gate: { outcome: 'admit' } });

  await writeFile(join(portal.root, 'scorer', 'model.safetensors'), brokenWeights());
  const after = await portal.post(`${PATH}/refresh`).expect(200);
  expect(after.body).toMatchObject({ state: 'weighed', gate: { outcome: 'refuse' } });

  const { body: findings } = await portal.get(`${PATH}/findings`).expect(200);
  expect(findings.items[0]).toMatchObject({ kind: 'fail', level: 'error' });
  expect(findings.items[0].locations[0].path).toBe('model.safetensors');
  const { body: history } = await portal.get(`${PATH}/history`).expect(200);
  expect(
    history.items.map((item: { gate: { outcome: string }; changed: boolean }) => [
      item.gate.outcome,
      item.changed,
    ]),
  ).toEqual([
    ['refuse', true],
    ['admit', true],
  ]);
});

test('a folder that disappears is an error and not an admission, and recovers when it is back', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  const folder = join(portal.root, 'scorer');
  await writeModel(folder, soundModel());
  await portal.post(`${PATH}/refresh`).expect(200);

  await rename(folder, join(portal.root, 'elsewhere'));
  const { body: gone } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(gone).toMatchObject({
    state: 'error',
    error: { code: 'NOT_FOUND' },
    gate: { outcome: 'cannot-decide' },
    counts: null,
    coverage: null,
  });
  expect(JSON.stringify(gone)).not.toContain(portal.root);
  const { body: list } = await portal.get('/models?gate=admit').expect(200);
  expect(list.totalItems).toBe(0);

  await rename(join(portal.root, 'elsewhere'), folder);
  const { body: back } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(back).toMatchObject({ state: 'weighed', error: null, gate: { outcome: 'admit' } });
});

test('deleting what refused a model does not admit it', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  const folder = join(portal.root, 'scorer');
  await writeModel(folder, { ...soundModel(), 'model.safetensors': brokenWeights() });
  const { body: refused } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(refused.gate.outcome).toBe('refuse');

  await rm(folder, { recursive: true });
  const { body: gone } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(gone).toMatchObject({ state: 'error', gate: { outcome: 'refuse' } });
});

test.for([
  ['estate/../secrets', 'error', 'OUTSIDE_ROOT'],
  ['estate/scorer/../../secrets', 'error', 'OUTSIDE_ROOT'],
  ['/etc', 'pending', 'NOT_LOCATED'],
  ['elsewhere/scorer', 'error', 'UNKNOWN_SOURCE'],
  ['estate/nothing', 'error', 'NOT_FOUND'],
  [undefined, 'pending', 'NOT_LOCATED'],
] as const)('the annotation %s leads nowhere', async ([location, state, code]) => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', location)] });
  await portal.run('find-models');
  const { body } = await portal.get(PATH).expect(200);
  expect(body).toMatchObject({ summary: { state, error: { code } }, posture: null, findings: [] });
  expect(body.summary.gate?.outcome ?? 'none').not.toMatch(/^admit/);
});

test('an annotation that moves to another model does not take its posture along', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  await portal.run('find-models');

  portal.entities[0] = modelEntity('scorer', 'estate/other');
  await portal.run('find-models');
  const { body } = await portal.get(PATH).expect(200);
  expect(body).toMatchObject({
    summary: {
      state: 'error',
      error: { code: 'NOT_FOUND' },
      gate: { outcome: 'cannot-decide' },
      weighedAt: null,
    },
    posture: null,
  });
});

test('statements that say the same are thinned out to the first and the last, with their evidence', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  for (let i = 0; i < 5; i += 1) await portal.post(`${PATH}/refresh`).expect(200);

  const { body } = await portal.get(`${PATH}/history`).expect(200);
  expect(body.items.map((item: { changed: boolean }) => item.changed)).toEqual([false, true]);
  const [last, first] = historyListSchema.parse(body).items;
  expect(first).toMatchObject({ previous: null, dropped: null });
  expect(last?.dropped).toMatchObject({ total: 3, oldest: { previous: nameOf(first) } });
  expect(last?.dropped?.newest).toHaveLength(3);
  expect(last?.previous).toEqual(last?.dropped?.newest[0]);
  const { body: detail } = await portal.get(PATH).expect(200);
  expect(canonicalDigest(detail.posture)).toBe(last?.statementDigest);
  expect(detail.posture.previous).toEqual(last?.previous);
  const linked = await portal.db('posture_evidence').distinct('evidence_id').pluck('evidence_id');
  expect(new Set(await portal.db('evidence').pluck('id'))).toEqual(new Set(linked));
});

test('a model that is gone from the catalog is no longer listed, and its history is kept', async () => {
  await using portal = await startPortal({ entities: [modelEntity('scorer', 'estate/scorer')] });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  await portal.run('find-models');
  portal.entities.pop();
  await portal.run('find-models');
  expect((await portal.get('/models').expect(200)).body).toMatchObject({
    items: [],
    totalItems: 0,
  });
  await portal.get(PATH).expect(404);
  expect(await portal.db('postures').pluck('id')).toHaveLength(1);
});

test('a plugin without any models yet waits for a catalog that is still loading', async () => {
  await using portal = await startPortal();
  await writeModel(join(portal.root, 'scorer'), soundModel());
  const found = portal.run('find-models');
  await portal.get('/models').expect(200);
  portal.entities.push(modelEntity('scorer', 'estate/scorer'));
  await found;
  const { body } = await portal.get('/models').expect(200);
  expect(body.items).toMatchObject([{ state: 'weighed', gate: { outcome: 'admit' } }]);
});
