import type { ModelList } from '@weighbridge/backstage-plugin-model-posture-common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listModels, namesOf, startEstate } from './estate.ts';
import type { Portal } from './portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startEstate();
});

afterAll(async () => portal[Symbol.asyncDispose]());

test('shows every model, most pressing first, each with a true reason', async () => {
  const page = await listModels(portal, '');
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
  expect(namesOf(await listModels(portal, query))).toEqual(expected);
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
          const page: ModelList = await listModels(
            portal,
            `sort=${sort}&order=${order}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
          );
          seen.push(...namesOf(page));
          cursor = page.nextCursor;
        }
        expect(seen).toHaveLength(6);
        expect(new Set(seen).size).toBe(6);
      }
    }
  },
);

test('a cursor of one order is refused in another', async () => {
  const { nextCursor } = await listModels(portal, 'sort=name&limit=1');
  const { status } = await portal.get(`/models?sort=name&order=desc&cursor=${nextCursor}`);
  expect(status).toBe(400);
});

test('markup in a title is passed on as text, not as markup', async () => {
  const { headers } = await portal.get('/models?q=real').expect(200);
  expect(headers['content-type']).toContain('application/json');
  const { items } = await listModels(portal, 'q=real');
  expect(items.map((model) => model.title)).toEqual(['100%_real <b>']);
});
