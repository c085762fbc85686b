import { mockCredentials } from '@backstage/backend-test-utils';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AUDIT_EVENTS } from '../src/audit/events.ts';
import { startEstate } from './estate.ts';
import { STRANGER } from './portal.ts';
import type { Portal } from './portal.ts';

const SOUND = '/models/by-entity/resource/default/sound';

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

beforeEach(() => {
  portal.audit.length = 0;
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('reports a refresh with its model and its result', async () => {
  await portal.post(`${SOUND}/refresh`).expect(200);
  expect(portal.audit).toEqual([
    {
      eventId: 'model-refresh',
      severityLevel: 'medium',
      status: 'succeeded',
      request: `POST /api/model-posture${SOUND}/refresh`,
      meta: { entityRef: 'resource:default/sound', state: 'weighed', gate: 'admit' },
    },
  ]);
});

test('reports an excessive refresh as failed', async () => {
  const stranger = mockCredentials.user.header(STRANGER);
  await Promise.all(Array.from({ length: 24 }, () => portal.post(`${SOUND}/refresh`, stranger)));
  const failed = portal.audit.filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]?.error).toContain('TooManyRequestsError');
});

test('reports evidence that is read with its payload, but not evidence that is only listed', async () => {
  const { body } = await portal.get(`${SOUND}/evidence`).expect(200);
  expect(portal.audit).toEqual([]);
  const [{ id }] = body.items;
  await portal.get(`${SOUND}/evidence/${encodeURIComponent(id)}`).expect(200);
  await portal.get(`${SOUND}/evidence/none`).expect(404);
  const meta = { entityRef: 'resource:default/sound' };
  expect(portal.audit).toMatchObject([
    {
      eventId: 'evidence-fetch',
      severityLevel: 'low',
      status: 'succeeded',
      meta: { ...meta, evidenceId: id },
    },
    { eventId: 'evidence-fetch', status: 'failed', meta: { ...meta, evidenceId: 'none' } },
  ]);
});

test('reports what administrators do', async () => {
  await portal.post('/refresh').expect(202);
  await portal.get('/health/details').expect(200);
  await portal.post('/refresh');
  await portal.settled();
  expect(portal.audit.slice(0, 2)).toMatchObject([
    { eventId: 'fleet-refresh', severityLevel: 'medium', status: 'succeeded', meta: { models: 6 } },
    { eventId: 'health-fetch', severityLevel: 'low', status: 'succeeded' },
  ]);
});

test('reading lists and models is not audited, and what the catalog hides is not a denial', async () => {
  for (const path of [
    '/models',
    '/checklist',
    SOUND,
    `${SOUND}/findings`,
    '/controls',
    '/health',
  ]) {
    await portal.get(path).expect(200);
  }
  await portal.get('/models/by-entity/resource/default/nothing').expect(404);
  expect(portal.audit).toEqual([]);
});

test('no event contains paths of the server', async () => {
  await portal.post('/models/by-entity/resource/default/lost/refresh').expect(200);
  expect(portal.audit).toHaveLength(1);
  expect(JSON.stringify(portal.audit)).not.toContain(portal.root);
});

test('if the auditor does not answer, nothing is done', async () => {
  const before = await portal.db('models').where({ title: 'sound' }).first('tried_at');
  portal.breakAuditor();
  await portal.post(`${SOUND}/refresh`).expect(500);
  expect(await portal.db('models').where({ title: 'sound' }).first('tried_at')).toEqual(before);
});

test('every event has a name in kebab-case and says when it is sent', () => {
  for (const [id, { when }] of Object.entries(AUDIT_EVENTS)) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(when).not.toBe('');
  }
});
