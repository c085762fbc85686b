import { mockCredentials } from '@backstage/backend-test-utils';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../src/api/endpoints/index.ts';
import { startEstate } from './estate.ts';
import { testPolicy } from './policy.ts';
import type { Portal } from './portal.ts';
import { document, promised, seenAnswers } from './recorder.ts';

const SOUND = '/models/by-entity/resource/default/sound';
const NOBODY = mockCredentials.none.header();

const policy = testPolicy();
let portal: Portal;

beforeAll(async () => {
  portal = await startEstate({ features: [policy.feature] });
});

afterAll(async () => portal[Symbol.asyncDispose]());

/** Every operation with an existing model, a missing one, and an invalid reference. */
function call(endpoint: (typeof endpoints)[number], model: string, token?: string) {
  const path = endpoint.path
    .replace('/models/by-entity/{kind}/{namespace}/{name}', model)
    .replace('{id}', 'sha256:0');
  return portal[endpoint.method](path, token);
}

test('the document is served to signed-in users', async () => {
  const { body } = await portal.get('/openapi.json').expect(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(document)));
  await portal.get('/openapi.json', NOBODY).expect(401);
});

test('every operation and every status of the document is answered as it says', async () => {
  for (const endpoint of endpoints) await call(endpoint, SOUND, NOBODY);
  for (const endpoint of endpoints) {
    await call(endpoint, SOUND);
    await call(endpoint, '/models/by-entity/resource/default/nothing');
    await call(endpoint, '/models/by-entity/re%20source/default/sound');
    if (endpoint.query !== undefined) {
      await portal[endpoint.method](`${endpoint.path.replaceAll(/\{\w+\}/g, 'x')}?unknown=1`);
    }
  }
  const { body } = await portal.get(`${SOUND}/evidence`).expect(200);
  await portal.get(`${SOUND}/evidence/${encodeURIComponent(body.items[0].id)}`).expect(200);

  await portal.settled();
  const both = await Promise.all([portal.post('/refresh'), portal.post('/refresh')]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([202, 409]));
  await portal.settled();

  await portal.post(`${SOUND}/refresh?wait=0`).expect(202);
  const refreshes = Array.from({ length: 25 }, () => portal.post(`${SOUND}/refresh`));
  expect((await Promise.all(refreshes)).map(({ status }) => status)).toContain(429);

  policy.decide(modelReadPermission.name, 'deny');
  policy.decide(modelPostureAdministerPermission.name, 'deny');
  for (const endpoint of endpoints) await call(endpoint, SOUND);
  policy.reset();

  await portal.db.schema.dropTable('models');
  for (const endpoint of endpoints) await call(endpoint, SOUND);

  const missing = promised().filter(
    (answer) => !seenAnswers().has(answer) && !answer.endsWith(' default'),
  );
  expect(missing).toEqual([]);
  expect([...seenAnswers()].filter((answer) => answer.endsWith(' default')).length).toBeGreaterThan(
    5,
  );
});

test('internal failures are not disclosed', async () => {
  const { body } = await portal.get('/models').expect(500);
  expect(body.error).toMatchObject({
    name: 'Error',
    message: 'the request failed; the log of the backend says why',
  });
  expect(portal.log.join('\n')).toContain('list-models failed');
  await portal.get('/health').expect(503, { status: 'fail' });
});
