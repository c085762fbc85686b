import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { sha256Digest } from '@weighbridge/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBom, findBom, findBomSize, MAX_BOM_BYTES } from '../src/store/boms.ts';
import { startEstate } from './estate.ts';
import { STRANGER, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const SOUND = '/models/by-entity/resource/default/sound';

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('the generated bill of materials is sent byte by byte, as a file and never as a page', async () => {
  const { text, body, headers } = await portal.get(`${SOUND}/bom`).expect(200);
  expect(body).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' });
  expect(headers).toMatchObject({
    'content-disposition': 'attachment; filename="sound.cdx.json"',
    'content-type': expect.stringContaining('application/json'),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  const { body: page } = await portal.get(`${SOUND}/evidence?type=bom/cyclonedx`).expect(200);
  const id = encodeURIComponent(page.items[0].id);
  const { body: item } = await portal.get(`${SOUND}/evidence/${id}`).expect(200);
  expect(item.evidence.payload).toMatchObject({ origin: 'generated' });
  expect(item.evidence.payload.bomDigest).toBe(sha256Digest(Buffer.from(text)));
  const { body: detail } = await portal.get(SOUND).expect(200);
  expect(detail.bomBytes).toBe(Buffer.byteLength(text));
});

test('a model says whether one came with it, if known', async () => {
  const path = '/models/by-entity/resource/default/bare';
  const shipped = async () => (await portal.get(path).expect(200)).body.bomShipped;
  expect(await shipped()).toBe(false);
  const made = await portal.get(`${path}/bom`).expect(200);
  await writeModel(join(portal.root, 'bare'), { 'model.cdx.json': made.text });
  await portal.post(`${path}/refresh`).expect(200);
  expect(await shipped()).toBe(true);
  const { body: lost } = await portal.get('/models/by-entity/resource/default/lost').expect(200);
  expect(lost).toMatchObject({ posture: null, bomShipped: null });
});

test('callers who may not see the model do not get it, and reading it is audited', async () => {
  portal.hidden.add('resource:default/sound');
  await portal.get(`${SOUND}/bom`, mockCredentials.user.header(STRANGER)).expect(404);
  portal.hidden.clear();
  await portal.get(`${SOUND}/bom`, mockCredentials.none.header()).expect(401);
  portal.audit.length = 0;
  await portal.get(`${SOUND}/bom`).expect(200);
  expect(portal.audit).toMatchObject([{ eventId: 'bom-fetch', status: 'succeeded' }]);
});

test('a model that was never weighed has none, and one that moved has none from its old place', async () => {
  expect((await portal.get('/models/by-entity/resource/default/lost/bom')).status).toBe(404);
  await portal.db('models').where({ title: 'broken' }).update({ weighed_location: 'estate/else' });
  expect((await portal.get('/models/by-entity/resource/default/broken/bom')).status).toBe(404);
});

test('one that is too large is not kept, and the answer says how to make it', async () => {
  const { posture_id: id } = await portal.db('models').where({ title: 'bare' }).first('posture_id');
  await portal.db('boms').where({ posture_id: id }).delete();
  await addBom(portal.db, String(id), 'a'.repeat(MAX_BOM_BYTES + 1));
  expect(await findBom(portal.db, String(id))).toBeNull();
  expect(await findBomSize(portal.db, String(id))).toBeNull();
  const { body } = await portal.get('/models/by-entity/resource/default/bare/bom').expect(404);
  expect(body.error.message).toContain('weighbridge bom');
});

test('it is removed with its statement', async () => {
  for (const name of ['a', 'b', 'c', 'd']) {
    await writeModel(join(portal.root, 'sound'), { 'notes.txt': name });
    await portal.post(`${SOUND}/refresh`).expect(200);
    await portal.post(`${SOUND}/refresh`).expect(200);
    await portal.post(`${SOUND}/refresh`).expect(200);
  }
  const ids = async (table: string, column: string) =>
    (await portal.db(table).orderBy(column).pluck(column)).map(String);
  expect(await ids('boms', 'posture_id')).toEqual(await ids('postures', 'id'));
});
