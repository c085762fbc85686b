import { mockCredentials } from '@backstage/backend-test-utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listModels, namesOf, startEstate } from './estate.ts';
import { STRANGER } from './portal.ts';
import type { Portal } from './portal.ts';

const SOUND = '/models/by-entity/resource/default/sound';
const stranger = mockCredentials.user.header(STRANGER);

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test.for([
  '/models',
  '/controls',
  SOUND,
  `${SOUND}/evidence`,
  `${SOUND}/findings`,
  `${SOUND}/history`,
])('no unknown caller sees %s', async (path) => {
  for (const token of [mockCredentials.none.header(), mockCredentials.user.invalidHeader()]) {
    expect((await portal.get(path, token)).status).toBe(401);
  }
});

test('a service may ask too', async () => {
  expect((await portal.get('/models', mockCredentials.service.header())).status).toBe(200);
});

test('what the catalog hides from a user is hidden here, in lists, counts, searches and by name', async () => {
  portal.hidden.add('resource:default/sound');
  try {
    expect(namesOf(await listModels(portal, '', stranger))).not.toContain('sound');
    expect((await listModels(portal, '', stranger)).totalItems).toBe(5);
    expect((await listModels(portal, '')).totalItems).toBe(6);
    const paths = ['', '/evidence', '/evidence/sha256:0', '/findings', '/history'];
    for (const path of paths) await portal.get(`${SOUND}${path}`, stranger).expect(404);
    await portal.post(`${SOUND}/refresh`, stranger).expect(404);
    const hidden = await portal.get(SOUND, stranger);
    const missing = await portal.get('/models/by-entity/resource/default/nothing', stranger);
    const shape = (text: string) => text.replaceAll(/sound|nothing/g, 'x');
    expect(shape(JSON.stringify(hidden.body))).toBe(shape(JSON.stringify(missing.body)));
  } finally {
    portal.hidden.clear();
  }
});

test('an entity that is not a model has no posture', async () => {
  const path = '/models/by-entity/resource/default/website';
  expect((await portal.get(path)).status).toBe(404);
  expect((await portal.post(`${path}/refresh`)).status).toBe(404);
});

test.for([
  '/models/by-entity/resource/default/..%2f..%2fetc',
  '/models/by-entity/resource/default/%00',
  `/models/by-entity/resource/default/${'a'.repeat(254)}`,
  '/models/by-entity/re%20source/default/sound',
])('answers 400 to %s', async (path) => {
  const { body } = await portal.get(path).expect(400);
  expect(body.error.name).toBe('InputError');
});
