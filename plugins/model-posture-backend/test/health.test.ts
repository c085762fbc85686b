import { mockCredentials } from '@backstage/backend-test-utils';
import { healthDetailsSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate } from './estate.ts';
import type { Portal } from './portal.ts';

const NOBODY = mockCredentials.none.header();

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('a probe needs no token, and learns nothing but whether it works', async () => {
  const { body } = await portal.get('/health', NOBODY).expect(200);
  expect(body).toEqual({ status: 'pass' });
  expect((await portal.get('/health/details', NOBODY)).status).toBe(401);
});

test('the details tell the fleet by state and gate, its problems and the load', async () => {
  const { body } = await portal.get('/health/details').expect(200);
  const details = healthDetailsSchema.parse(body);
  expect(details).toMatchObject({ status: 'pass', running: 0, waiting: 0 });
  expect(details.checks.map(({ id, status }) => [id, status])).toEqual([
    ['database', 'pass'],
    ['weighing', 'pass'],
  ]);
  expect(details.models).toHaveLength(5);
  expect(details.models).toEqual(
    expect.arrayContaining([
      { state: 'weighed', gate: 'admit', models: 2 },
      { state: 'error', gate: 'cannot-decide', models: 1 },
      { state: 'pending', gate: null, models: 1 },
    ]),
  );
  expect(details.problems).toEqual([
    { code: 'NOT_FOUND', models: 1 },
    { code: 'NOT_LOCATED', models: 1 },
  ]);
  expect(Date.parse(details.oldestWeighingAt ?? '')).toBeLessThanOrEqual(Date.now());
});

test('an admission whose evidence has run out counts as an error', async () => {
  await portal.db('models').update({ stale_at: 1 });
  const { body } = await portal.get('/health/details').expect(200);
  expect(body.models).toEqual(
    expect.arrayContaining([{ state: 'error', gate: 'cannot-decide', models: 3 }]),
  );
  expect(body.problems[0]).toEqual({ code: 'STALE', models: 2 });
});

test('a schedule that is not kept is a warning', async () => {
  await portal.db('models').where({ title: 'sound' }).update({ tried_at: 0 });
  const { body } = await portal.get('/health/details').expect(200);
  expect(body.status).toBe('warn');
  expect(body.checks[1].message).toContain('1970-01-01T00:00:00.000Z');
});

test('without its database the plugin says that it cannot answer', async () => {
  await portal.db.schema.dropTable('models');
  const { body } = await portal.get('/health', NOBODY).expect(503);
  expect(body).toEqual({ status: 'fail' });
  expect((await portal.get('/health/details')).status).toBe(500);
});
