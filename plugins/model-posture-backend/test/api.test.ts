import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  EvidenceList,
  ModelList,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  evidenceListSchema,
  historyListSchema,
  modelDetailSchema,
  modelListSchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenWeights, soundModel } from './models.ts';
import { modelEntity, startPortal, STRANGER, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const SOUND = '/models/by-entity/resource/default/sound';
const stranger = mockCredentials.user.header(STRANGER);

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({
    entities: [
      modelEntity('sound', 'estate/sound'),
      modelEntity('broken', 'estate/broken', { owner: 'group:default/team-b' }),
      modelEntity('bare', 'estate/bare'),
      modelEntity('lost', 'estate/lost'),
      modelEntity('unplaced'),
      {
        ...modelEntity('titled', 'estate/sound'),
        metadata: {
          name: 'titled',
          title: '100%_real <b>',
          annotations: { 'weighbridge.dev/model': 'estate/sound' },
        },
      },
      { ...modelEntity('website'), spec: { type: 'website' } },
    ],
  });
  await writeModel(join(portal.root, 'sound'), soundModel());
  await writeModel(join(portal.root, 'broken'), {
    ...soundModel(),
    'model.safetensors': brokenWeights(),
  });
  await writeModel(join(portal.root, 'bare'), { 'weights.bin': new Uint8Array([0x80, 2, 0x2e]) });
  await portal.run('find-models');
});

afterAll(async () => portal[Symbol.asyncDispose]());

async function list(query: string, token?: string): Promise<ModelList> {
  const { body } = await portal.get(`/models?${query}`, token).expect(200);
  return modelListSchema.parse(body);
}

function names(page: ModelList): readonly string[] {
  return page.items.map((model) => model.entityRef.replace('resource:default/', ''));
}

describe('the list', () => {
  test('shows every model, most pressing first, each with a true reason', async () => {
    const page = await list('');
    expect(page.totalItems).toBe(6);
    expect(page.items.map((model) => [model.entityRef, model.gate?.outcome ?? null])).toEqual([
      ['resource:default/broken', 'refuse'],
      ['resource:default/bare', 'cannot-decide'],
      ['resource:default/lost', 'cannot-decide'],
      ['resource:default/titled', 'admit'],
      ['resource:default/sound', 'admit'],
      ['resource:default/unplaced', null],
    ]);
  });

  test.for([
    ['gate=admit', ['titled', 'sound']],
    ['gate=refuse&gate=cannot-decide', ['broken', 'bare', 'lost']],
    ['state=error', ['lost']],
    ['state=pending', ['unplaced']],
    ['owner=group:default/team-b', ['broken']],
    ['owner=group:default/nobody', []],
    ['q=SOUND', ['titled', 'sound']],
    ['q=%25_', ['titled']],
    ['q=_', ['titled']],
    ["q=' OR 1=1 --", []],
    ['q=\\', []],
    ['sort=name&order=desc&gate=admit', ['sound', 'titled']],
    ['sort=fail&order=desc&limit=1', ['broken']],
    ['sort=owner&limit=1&order=desc', ['broken']],
    ['offset=4', ['sound', 'unplaced']],
    ['offset=100', []],
  ] as const)('%s', async ([query, expected]) => {
    expect(names(await list(query))).toEqual(expected);
  });

  test.for([
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1e2',
    'limit=999999999999',
    'limit=',
    'limit[a]=1',
    'limit=1&limit=2',
    'cursor=%00',
    'cursor=AAAA',
    'cursor=WyJtb2RlbHM6Z2F0ZTphc2MiXQ',
    `cursor=${'A'.repeat(5000)}`,
    'cursor=AAAA&offset=1',
    'gate=admitted',
    'sort=__proto__',
    'sort=title;drop table models',
    'order=up',
    'q=',
    'q=%00',
    `q=${'a'.repeat(201)}`,
    'owner[$ne]=x',
    'unknown=1',
  ])('answers 400 in the shape of Backstage to %s', async (query) => {
    const { body, status } = await portal.get(`/models?${query}`);
    expect({ status, name: body.error?.name }).toEqual({ status: 400, name: 'InputError' });
  });

  test.for(['name', 'gate', 'age', 'fail', 'unknown', 'pass', 'owner'])(
    'a walk sorted by %s visits each model once, whatever the page size and order',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        for (const limit of [1, 2, 4, 6]) {
          const seen: string[] = [];
          let cursor: string | null = '';
          while (cursor !== null) {
            const page: ModelList = await list(
              `sort=${sort}&order=${order}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
            );
            seen.push(...names(page));
            cursor = page.nextCursor;
          }
          expect(seen).toHaveLength(6);
          expect(new Set(seen).size).toBe(6);
        }
      }
    },
  );

  test('a cursor of one order is refused in another', async () => {
    const { nextCursor } = await list('sort=name&limit=1');
    await portal.get(`/models?sort=name&order=desc&cursor=${nextCursor}`).expect(400);
  });
});

describe('who may see what', () => {
  test.for([
    '/models',
    '/controls',
    SOUND,
    `${SOUND}/evidence`,
    `${SOUND}/findings`,
    `${SOUND}/history`,
  ])('nobody unknown sees %s', async (path) => {
    await portal.get(path, mockCredentials.none.header()).expect(401);
    await portal.get(path, mockCredentials.user.invalidHeader()).expect(401);
  });

  test('a service may ask as well', async () => {
    await portal.get('/models', mockCredentials.service.header()).expect(200);
  });

  test('what the catalog hides from a user is hidden here, in lists, counts, searches and by name', async () => {
    portal.hidden.add('resource:default/sound');
    try {
      expect(names(await list('', stranger))).not.toContain('sound');
      expect((await list('', stranger)).totalItems).toBe(5);
      expect((await list('')).totalItems).toBe(6);
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

  test('an entity that is no model has no posture', async () => {
    await portal.get('/models/by-entity/resource/default/website').expect(404);
    await portal.post('/models/by-entity/resource/default/website/refresh').expect(404);
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
});

describe('one model', () => {
  test('the entity reference may be written in any case', async () => {
    const { body } = await portal.get('/models/by-entity/Resource/Default/Sound').expect(200);
    expect(modelDetailSchema.parse(body).summary.entityRef).toBe('resource:default/sound');
  });

  test('one that the plugin has not found yet is pending, and can be weighed at once', async () => {
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

  test('its evidence is listed without payloads, and given with it one by one', async () => {
    const { body } = await portal.get(`${SOUND}/evidence`).expect(200);
    const page: EvidenceList = evidenceListSchema.parse(body);
    expect(page.items.map((item) => item.type).sort()).toEqual([
      'artifact/formats',
      'artifact/inventory',
      'bom/cyclonedx',
      'bom/licence',
    ]);
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
      .get(
        `${SOUND}/evidence?type=bom/licence&type=bom/cyclonedx&limit=1&cursor=${body.nextCursor}`,
      )
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
      const { body } = await portal
        .get(`${path}/findings?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`)
        .expect(200);
      seen.push(...body.items);
      cursor = body.nextCursor;
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

  test('asking for too many weighings is answered with 429 and when to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => portal.post(`${SOUND}/refresh`, stranger)),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body.error.name).toBe('TooManyRequestsError');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

test('the catalogue is given as data', async () => {
  const { body } = await portal.get('/controls').expect(200);
  expect(body.items.map((control: { id: string }) => control.id)).toContain('WB-ART-1');
  expect(JSON.stringify(body)).not.toContain('judge');
});

test('markup in a title is passed on as text, not as markup', async () => {
  const { body, headers } = await portal.get('/models?q=real').expect(200);
  expect(headers['content-type']).toContain('application/json');
  expect((body.items as ModelSummary[]).map((model) => model.title)).toEqual(['100%_real <b>']);
});
