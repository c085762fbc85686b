import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { EvidenceList, FindingList } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  evidenceListSchema,
  findingListSchema,
  historyListSchema,
  modelDetailSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate } from './estate.ts';
import { modelEntity, STRANGER, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const SOUND = '/models/by-entity/resource/default/sound';

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('the entity reference can be written in any case', async () => {
  const { body } = await portal.get('/models/by-entity/Resource/Default/Sound').expect(200);
  expect(modelDetailSchema.parse(body).summary.entityRef).toBe('resource:default/sound');
});

test('a model that the plugin has not found yet is pending, and can be weighed at once', async () => {
  portal.entities.push(modelEntity('new', 'estate/sound'));
  const { body } = await portal.get('/models/by-entity/resource/default/new').expect(200);
  expect(body.summary).toMatchObject({
    state: 'pending',
    error: { code: 'PENDING' },
    gate: null,
  });
  const weighed = await portal.post('/models/by-entity/resource/default/new/refresh').expect(200);
  expect(weighed.body).toMatchObject({ state: 'weighed', gate: { outcome: 'admit' } });
  portal.entities.pop();
  await portal.run('find-models');
});

test('its evidence is listed without payloads, and returned with it one by one', async () => {
  const { body } = await portal.get(`${SOUND}/evidence`).expect(200);
  const page: EvidenceList = evidenceListSchema.parse(body);
  expect(page.items.map((item) => item.type)).toEqual(
    expect.arrayContaining([
      'artifact/code',
      'artifact/formats',
      'artifact/inventory',
      'bom/cyclonedx',
      'bom/licence',
      'runtime/digest',
    ]),
  );
  expect(new Set(page.items.map((item) => item.status))).toEqual(new Set(['current']));
  for (const item of page.items) {
    expect(item).not.toHaveProperty('payload');
    const one = await portal.get(`${SOUND}/evidence/${encodeURIComponent(item.id)}`).expect(200);
    const { payload: _payload, ...rest } = one.body.evidence;
    expect({ ...rest, status: one.body.status }).toEqual(item);
  }
  await portal.get(`${SOUND}/evidence/sha256:${'0'.repeat(64)}`).expect(404);
  await portal.get(`${SOUND}/evidence/${encodeURIComponent("' or 1=1")}`).expect(404);
});

test('its evidence is filtered by type and paged', async () => {
  const { body } = await portal
    .get(`${SOUND}/evidence?type=bom/licence&type=bom/cyclonedx&limit=1`)
    .expect(200);
  expect(body).toMatchObject({ totalItems: 2, items: [{}] });
  const rest = await portal
    .get(`${SOUND}/evidence?type=bom/licence&type=bom/cyclonedx&limit=1&cursor=${body.nextCursor}`)
    .expect(200);
  expect(new Set([body.items[0].type, rest.body.items[0].type])).toEqual(
    new Set(['bom/licence', 'bom/cyclonedx']),
  );
  expect(rest.body.nextCursor).toBeNull();
});

test('its findings are paged, each once, most severe first', async () => {
  const path = '/models/by-entity/resource/default/broken';
  const { body: all } = await portal.get(`${path}/findings`).expect(200);
  const seen: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await portal.get(`${path}/findings?limit=1${next}`).expect(200);
    const page: FindingList = findingListSchema.parse(answer.body);
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(all.items);
  expect(all.totalItems).toBe(seen.length);
  expect(all.items[0]).toMatchObject({ kind: 'fail', level: 'error' });
});

test('its history is paged, newest first', async () => {
  const path = '/models/by-entity/resource/default/bare';
  for (const byte of [1, 2, 3]) {
    await writeModel(join(portal.root, 'bare'), { 'weights.bin': new Uint8Array([0x80, byte]) });
    await portal.post(`${path}/refresh`).expect(200);
  }
  const { body: all } = await portal.get(`${path}/history`).expect(200);
  expect(historyListSchema.parse(all).items.length).toBe(4);
  const first = await portal.get(`${path}/history?limit=3`).expect(200);
  const second = await portal
    .get(`${path}/history?limit=3&cursor=${first.body.nextCursor}`)
    .expect(200);
  expect([...first.body.items, ...second.body.items]).toEqual(all.items);
  expect(second.body.nextCursor).toBeNull();
});

test('too many requests for weighings are answered with 429 and when to come back', async () => {
  const answers = await Promise.all(
    Array.from({ length: 25 }, () =>
      portal.post(`${SOUND}/refresh`, mockCredentials.user.header(STRANGER)),
    ),
  );
  const refused = answers.filter((answer) => answer.status === 429);
  expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(20);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body.error.name).toBe('TooManyRequestsError');
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
});

test('the catalogue is returned as data', async () => {
  const { body } = await portal.get('/controls').expect(200);
  expect(body.items.map((control: { id: string }) => control.id)).toContain('WB-ART-1');
  expect(JSON.stringify(body)).not.toContain('judge');
});
