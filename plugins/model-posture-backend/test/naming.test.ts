import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  fleetChecklistSchema,
  modelDetailSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { expect, test } from 'vitest';
import { listModels, namesOf } from './estate.ts';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, STRANGER, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const stranger = mockCredentials.user.header(STRANGER);
const FRAUD = { owner: 'group:default/fraud' };

async function detailOf(portal: Portal, name: string, token?: string) {
  const { body } = await portal
    .get(`/models/by-entity/resource/default/${name}`, token)
    .expect(200);
  return modelDetailSchema.parse(body);
}

async function noticesOf(portal: Portal, token?: string) {
  const { body } = await portal.get('/checklist', token).expect(200);
  return fleetChecklistSchema.parse(body).notices;
}

/** Two entities with one annotation, two whose annotations lead to one folder, and one alone. */
async function startShared(): Promise<Portal> {
  const portal = await startPortal({
    entities: [
      modelEntity('one', 'estate/fraud/v7'),
      modelEntity('two', 'estate/fraud/v7', FRAUD),
      modelEntity('latest', 'estate/latest', FRAUD),
      modelEntity('alone', 'estate/alone'),
    ],
  });
  await writeModel(join(portal.root, 'fraud', 'v7'), soundModel());
  await writeModel(join(portal.root, 'alone'), soundModel());
  await symlink(join('fraud', 'v7'), join(portal.root, 'latest'));
  await portal.run('find-models');
  return portal;
}

test('entities that name one model, by annotation or by folder, see each other', async () => {
  await using portal = await startShared();
  const { shared } = await detailOf(portal, 'one');
  expect(shared).toEqual({
    entities: [
      { entityRef: 'resource:default/latest', title: 'latest', owner: FRAUD.owner },
      { entityRef: 'resource:default/two', title: 'two', owner: FRAUD.owner },
    ],
    totalEntities: 2,
    hasHidden: false,
  });
  const names = (await detailOf(portal, 'latest')).shared?.entities.map(({ title }) => title);
  expect(names).toEqual(['one', 'two']);
  expect((await noticesOf(portal)).shared).toBe(3);
  const listed = await listModels(portal, 'notice=shared&sort=name');
  expect(namesOf(listed)).toEqual(['latest', 'one', 'two']);
});

test('a copy of the bytes in its own folder is another model', async () => {
  await using portal = await startShared();
  expect((await detailOf(portal, 'alone')).shared).toBeNull();
  expect((await detailOf(portal, 'alone')).summary.state).toBe('weighed');
});

test('an entity that the caller may not see is only said to exist', async () => {
  await using portal = await startShared();
  portal.hidden.add('resource:default/two').add('resource:default/latest');
  expect((await detailOf(portal, 'one', stranger)).shared).toEqual({
    entities: [],
    totalEntities: 0,
    hasHidden: true,
  });
  const { text } = await portal.get('/models/by-entity/resource/default/one', stranger);
  expect(text).not.toMatch(/default\/two|default\/latest|default\/fraud"/);
  expect((await noticesOf(portal, stranger)).shared).toBe(1);
});

test('after an entity moves away, neither sees the other', async () => {
  await using portal = await startShared();
  const moved = ['two', 'latest'].map((name) => modelEntity(name, `estate/${name}-moved`));
  portal.entities.splice(1, 2, ...moved);
  await portal.run('find-models');
  for (const name of ['one', 'two', 'latest']) {
    expect((await detailOf(portal, name)).shared).toBeNull();
  }
  expect((await noticesOf(portal)).shared).toBe(0);
});

/** A portal with two sources: only `owners` may name models of `vault`, every owner may name those of `estate`. */
async function startVault(entities: Entity[], owners: readonly string[]): Promise<Portal> {
  const portal = await startPortal({ entities });
  const { root } = portal;
  await portal[Symbol.asyncDispose]();
  await mkdir(root);
  await writeModel(join(root, 'scorer'), soundModel());
  const sources = [{ type: 'folder', name: 'vault', path: root, owners: [...owners] }];
  return startPortal({ entities, config: { sources } });
}

const MINE = modelEntity('mine', 'vault/scorer', FRAUD);
const THEIRS = modelEntity('theirs', 'vault/scorer', { owner: 'group:default/others' });
const NOBODYS = { ...modelEntity('nobodys', 'vault/scorer'), spec: { type: 'ai-model' } };

test.for(['group:default/fraud', 'fraud', 'Group:Default/Fraud'])(
  'what %s may name is weighed only for them, and the others learn why',
  async (owner) => {
    await using portal = await startVault([MINE, THEIRS, NOBODYS], ['user:jane', owner]);
    await portal.run('find-models');
    expect((await detailOf(portal, 'mine')).summary).toMatchObject({ state: 'weighed' });
    for (const name of ['theirs', 'nobodys']) {
      const { summary, posture, shared } = await detailOf(portal, name);
      expect({ posture, shared }).toEqual({ posture: null, shared: null });
      expect(summary).toMatchObject({
        state: 'pending',
        gate: null,
        digest: null,
        error: { code: 'OWNER_NOT_ALLOWED', message: expect.stringContaining('vault') },
      });
    }
    // The owner sees that others name the model; those others see nothing of it.
    expect((await detailOf(portal, 'mine')).shared).toMatchObject({ totalEntities: 2 });
    expect(await noticesOf(portal)).toEqual({ shared: 1, ownerNotAllowed: 2, notLocated: 0 });
    const listed = await listModels(portal, 'notice=owner-not-allowed&sort=name');
    expect(namesOf(listed)).toEqual(['nobodys', 'theirs']);
  },
);

test('an entity that changes owner is hidden at once, with its past, and shown again', async () => {
  await using portal = await startVault([MINE], ['group:default/fraud']);
  await portal.run('find-models');
  const [item] = (await portal.get('/models/by-entity/resource/default/mine/evidence')).body.items;
  portal.entities.splice(0, 1, modelEntity('mine', 'vault/scorer', { owner: 'others' }));
  await portal.run('find-models');
  const path = '/models/by-entity/resource/default/mine';
  expect((await portal.get(`${path}/history`).expect(200)).body.items).toEqual([]);
  expect((await portal.get(`${path}/evidence`).expect(200)).body.items).toEqual([]);
  expect((await portal.get(`${path}/findings`).expect(200)).body.items).toEqual([]);
  await portal.get(`${path}/evidence/${encodeURIComponent(item.id)}`).expect(404);
  await portal.get(`${path}/bom`).expect(404);
  const refreshed = await portal.post(`${path}/refresh`).expect(200);
  expect(refreshed.body).toMatchObject({ gate: null, error: { code: 'OWNER_NOT_ALLOWED' } });
  portal.entities.splice(0, 1, MINE);
  await portal.run('find-models');
  expect((await detailOf(portal, 'mine')).summary.state).toBe('weighed');
  expect((await portal.get(`${path}/history`).expect(200)).body.items).not.toEqual([]);
});

test.for([
  ['none', [], 'weighbridge.sources[0].owners must name 1 to 1000 owners, got 0'],
  [
    'too many',
    Array.from({ length: 1001 }, (_, n) => `g${n}`),
    'owners must name 1 to 1000 owners, got 1001',
  ],
  ['empty', [''], 'weighbridge.sources[0].owners[0]'],
  ['no reference', ['a:b:c/d'], 'weighbridge.sources[0].owners[0] must be an entity reference'],
  [
    'a long text',
    ['g'.repeat(500)],
    'weighbridge.sources[0].owners[0] must be an entity reference',
  ],
  [
    'a pattern',
    ['group:default/*'],
    'weighbridge.sources[0].owners[0] must be an entity reference',
  ],
  ['a number', [7], 'weighbridge.sources[0].owners[0]'],
  ['no list', 'group:default/fraud', 'weighbridge.sources[0].owners'],
  ['an object', { a: 1 }, 'weighbridge.sources[0].owners'],
] as const)('owners that are %s are refused at start', async ([, owners, message]) => {
  const sources = [{ type: 'folder', name: 'vault', path: '/nowhere', owners }];
  const config = structuredClone({ sources }) as never;
  await expect(startPortal({ config })).rejects.toThrow(message);
});
