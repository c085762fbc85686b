import { mockCredentials } from '@backstage/backend-test-utils';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { modelPostureConditions } from '@weighbridge/backstage-plugin-model-posture-node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listModels, namesOf, startEstate } from './estate.ts';
import { testPolicy } from './policy.ts';
import { STRANGER } from './portal.ts';
import type { Portal } from './portal.ts';

const READ = modelReadPermission.name;
const REFRESH = modelRefreshPermission.name;
const ADMINISTER = modelPostureAdministerPermission.name;
const SOUND = '/models/by-entity/resource/default/sound';
const BROKEN = '/models/by-entity/resource/default/broken';
const teamB = modelPostureConditions.isOwner({
  claims: ['user:default/jane', 'group:default/team-b'],
});

const policy = testPolicy();
let portal: Portal;

beforeAll(async () => {
  portal = await startEstate({ features: [policy.feature] });
});

afterEach(() => {
  policy.reset();
  portal.audit.length = 0;
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('a list returns only the rows of the caller, in its counts, searches and pages too', async () => {
  policy.decide(READ, teamB);
  const page = await listModels(portal, '');
  expect(namesOf(page)).toEqual(['broken']);
  expect(page.totalItems).toBe(1);
  expect(namesOf(await listModels(portal, 'q=sound'))).toEqual([]);
  expect(namesOf(await listModels(portal, 'owner=group:default/team-a'))).toEqual([]);
  expect((await listModels(portal, 'limit=1')).nextCursor).toBeNull();
  expect(portal.audit).toEqual([]);
});

test.for([
  ['IN_SOURCE', modelPostureConditions.inSource({ sources: ['estate'] }), 5],
  ['another source', modelPostureConditions.inSource({ sources: ['vault', 'est'] }), 0],
  ['nobody', modelPostureConditions.isOwner({ claims: [] }), 0],
  ['not', { not: teamB }, 5],
  ['anyOf', { anyOf: [teamB, modelPostureConditions.inSource({ sources: ['estate'] })] }, 5],
  ['allOf', { allOf: [teamB, modelPostureConditions.inSource({ sources: ['estate'] })] }, 1],
] as const)('conditions select rows: %s', async ([, conditions, expected]) => {
  policy.decide(READ, structuredClone(conditions) as never);
  expect((await listModels(portal, '')).totalItems).toBe(expected);
});

test('a model of others gets the same answer as one that is missing', async () => {
  policy.decide(READ, teamB);
  await portal.get(BROKEN).expect(200);
  const paths = ['', '/evidence', '/evidence/sha256:0', '/findings', '/history'];
  for (const path of paths) await portal.get(`${SOUND}${path}`).expect(404);
  await portal.post(`${SOUND}/refresh`).expect(404);
  const withheld = await portal.get(SOUND);
  const missing = await portal.get('/models/by-entity/resource/default/nothing');
  const shape = (text: string) => text.replaceAll(/sound|nothing/g, 'x');
  expect(shape(JSON.stringify(withheld.body))).toBe(shape(JSON.stringify(missing.body)));
});

test('a caller who may read nothing gets the same refusal for an existing and a missing model', async () => {
  policy.decide(READ, 'deny');
  const paths = [
    '/models',
    SOUND,
    `${SOUND}/evidence`,
    '/models/by-entity/resource/default/nothing',
  ];
  for (const path of paths) {
    const { body } = await portal.get(path).expect(403);
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: 'this needs the permission model-posture.model.read',
    });
  }
  await portal.post(`${SOUND}/refresh`).expect(403);
  await portal.get('/controls').expect(200);
});

test('reading is not refreshing', async () => {
  policy.decide(REFRESH, 'deny');
  await portal.get(SOUND).expect(200);
  await portal.post(`${SOUND}/refresh`).expect(403);
  policy.decide(REFRESH, teamB);
  await portal.post(`${BROKEN}/refresh`).expect(200);
  const { body } = await portal.post(`${SOUND}/refresh`).expect(403);
  expect(body.error.message).toBe('this needs the permission model-posture.model.refresh');
  await portal.post('/models/by-entity/resource/default/nothing/refresh').expect(404);
});

test('a model that the catalog hides stays hidden, whatever the policy says', async () => {
  portal.hidden.add('resource:default/broken');
  try {
    policy.decide(READ, teamB);
    policy.decide('catalog.entity.read', 'deny');
    const stranger = mockCredentials.user.header(STRANGER);
    expect((await listModels(portal, '', stranger)).totalItems).toBe(0);
    await portal.get(BROKEN, stranger).expect(404);
  } finally {
    portal.hidden.clear();
  }
});

test('only administrators refresh the fleet and read the health', async () => {
  policy.decide(ADMINISTER, 'deny');
  await portal.post('/refresh').expect(403);
  await portal.get('/health/details').expect(403);
  await portal.get('/health').expect(200, { status: 'pass' });
  const { body } = await portal.get('/models').expect(200);
  expect(body.totalItems).toBe(6);
});

test('an unknown condition opens nothing', async () => {
  policy.decide(READ, { rule: 'IS_FRIEND', resourceType: 'model-posture-model', params: {} });
  const { body } = await portal.get('/models').expect(500);
  expect(JSON.stringify(body)).not.toContain('IS_FRIEND');
});

test('reports a missing permission to the auditor, with the request', async () => {
  policy.decide(READ, teamB);
  await portal.get(SOUND).expect(404);
  policy.decide(REFRESH, 'deny');
  await portal.post(`${BROKEN}/refresh`).expect(403);
  await portal.get('/models/by-entity/resource/default/nothing').expect(404);
  expect(portal.audit.map(({ eventId, status, meta }) => ({ eventId, status, meta }))).toEqual([
    {
      eventId: 'access-denied',
      status: 'failed',
      meta: { operation: 'get-model', permission: READ, entityRef: 'resource:default/sound' },
    },
    {
      eventId: 'access-denied',
      status: 'failed',
      meta: { operation: 'refresh-model', permission: REFRESH },
    },
  ]);
});
