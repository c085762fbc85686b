import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { healthDetailsSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate } from './estate.ts';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const NOBODY = mockCredentials.none.header();

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('a probe needs no token, and learns only whether it works', async () => {
  const { body } = await portal.get('/health', NOBODY).expect(200);
  expect(body).toEqual({ status: 'pass' });
  expect((await portal.get('/health/details', NOBODY)).status).toBe(401);
});

test('the details report the fleet by state and gate, its problems and the load', async () => {
  const { body } = await portal.get('/health/details').expect(200);
  const details = healthDetailsSchema.parse(body);
  expect(details).toMatchObject({ status: 'pass', running: 0, waiting: 0 });
  expect(details.checks.map(({ id, status }) => [id, status])).toEqual([
    ['database', 'pass'],
    ['weighing', 'pass'],
    ['policy', 'pass'],
    ['sources', 'pass'],
    ['answers', 'pass'],
    ['tasks', 'pass'],
    ['replicas', 'pass'],
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

/** The status of a check, and its text. */
async function checkOf(wanted: string) {
  const { body } = await portal.get('/health/details').expect(200);
  const { status, checks } = healthDetailsSchema.parse(body);
  const check = checks.find(({ id }) => id === wanted);
  return { worst: status, status: check?.status, message: check?.message ?? '' };
}

test('many models without a fresh answer are a warning', async () => {
  expect(await checkOf('answers')).toEqual({
    worst: 'warn',
    status: 'warn',
    message: 'models without a fresh answer: 3 of 5',
  });
  await portal.db('models').where({ state: 'weighed' }).update({ stale_at: null });
  expect(await checkOf('answers')).toMatchObject({ worst: 'pass', status: 'pass' });
});

test('reports a task that makes no progress and one that failed, but not one that makes progress', async () => {
  const run = (values: object) => portal.db('task_runs').update(values);
  const long = Date.now() - 3 * 600_000;
  await run({ began_at: long, moved_at: Date.now(), ended_at: null });
  expect(await checkOf('tasks')).toMatchObject({ worst: 'pass', status: 'pass' });
  await run({ moved_at: long });
  const stuck = await checkOf('tasks');
  expect(stuck).toMatchObject({ worst: 'warn', status: 'warn' });
  expect(stuck.message).toContain(`find-models began ${new Date(long).toISOString()}`);
  await run({ ended_at: Date.now(), failed: true });
  expect((await checkOf('tasks')).message).toContain('find-models failed');
  await portal.run('find-models');
  expect(await checkOf('tasks')).toMatchObject({ status: 'pass' });
});

test('reports a source that disappeared, without its path, and one that came back', async () => {
  await rename(portal.root, `${portal.root}-away`);
  const gone = await checkOf('sources');
  await rename(`${portal.root}-away`, portal.root);
  expect(gone).toMatchObject({ worst: 'fail', status: 'fail' });
  expect(gone.message).toBe(
    'the models of source estate cannot be read: the folder of this source does not exist',
  );
  expect(await checkOf('sources')).toMatchObject({ status: 'pass' });
});

test('a model left behind by a replica that is gone is a warning within a minute, until it is weighed', async () => {
  const model = { entity_ref: 'resource:default/sound' };
  const leaveFor = (ms: number) =>
    portal
      .db('weighing_claims')
      .insert({ ...model, holder: 'gone', until: Date.now() - ms })
      .onConflict('entity_ref')
      .merge();
  const { tried_at: tried } = await portal.db('models').where(model).first('tried_at');
  await portal
    .db('models')
    .where(model)
    .update({ due_at: Number(tried) + 1 });
  await leaveFor(1_000);
  expect(await checkOf('replicas')).toMatchObject({ status: 'pass' });
  await leaveFor(60_000);
  const left = await checkOf('replicas');
  expect(left).toMatchObject({ worst: 'warn', status: 'warn' });
  expect(left.message).toMatch(/^resource:default\/sound was left by a replica \d+ s ago/);
  await portal.run('weigh-due');
  expect(await checkOf('replicas')).toMatchObject({ status: 'pass' });
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

test('health and the models report a broken policy until it is corrected', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  const file = join(folder, 'policy.yaml');
  const sound = 'name: own\nrequires: [WB-ART-1]\n';
  await writeFile(file, sound);
  try {
    await using own = await startPortal({
      config: { policy: { file } },
      entities: [modelEntity('scorer', 'estate/scorer')],
    });
    await writeModel(join(own.root, 'scorer'), soundModel());
    await writeFile(file, 'name: [');
    await own.run('find-models');
    const { body } = await own.get('/health/details').expect(200);
    expect(body).toMatchObject({
      status: 'fail',
      problems: [{ code: 'POLICY_UNREADABLE', models: 1 }],
    });
    const policy = body.checks.find(({ id }: { id: string }) => id === 'policy');
    expect(policy).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('no model can be weighed'),
    });
    expect(JSON.stringify(body)).not.toContain(folder);
    expect((await own.get('/health', NOBODY).expect(200)).body).toEqual({ status: 'warn' });

    await rm(file);
    const { body: missing } = await own.get('/health/details').expect(200);
    expect(missing.status).toBe('fail');
    expect(JSON.stringify(missing)).not.toContain(folder);

    await writeFile(file, sound);
    await own.run('weigh-models');
    expect((await own.get('/health/details').expect(200)).body.status).toBe('pass');
  } finally {
    await rm(folder, { recursive: true });
  }
});
