import {
  modelPermissionRules,
  modelPostureConditions,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { allows, whereAccess } from './access-filter.ts';
import type { AccessFilter } from './access-filter.ts';

const OWNERS = ['group:default/a', 'group:default/b', 'user:default/c', null];
const LOCATIONS = ['estate/x', 'estate/x/y', 'estate-2/x', 'vault/x', 'éé/x', '😀/x', '%/x', null];
const rows = OWNERS.flatMap((owner) =>
  LOCATIONS.map((location, i) => ({ entity_ref: `${owner} ${i}`, owner, location })),
);

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.db.schema.createTable('models', (table) => {
    table.text('entity_ref').primary();
    table.text('owner').nullable();
    table.text('location').nullable();
  });
  await database.db('models').insert(rows);
});

afterAll(async () => database[Symbol.asyncDispose]());

const condition = fc.oneof(
  fc.record({
    column: fc.constant('owner' as const),
    values: fc.array(fc.constantFrom('group:default/a', 'group:default/b', 'user:default/z')),
  }),
  fc.record({
    column: fc.constant('source' as const),
    values: fc.array(
      fc.constantFrom('estate', 'estate-2', 'vault', 'éé', '😀', '%', '', 'estate/x'),
    ),
  }),
);

const { filter } = fc.letrec<{ filter: AccessFilter; parts: [AccessFilter, ...AccessFilter[]] }>(
  (tie) => ({
    parts: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<
      [AccessFilter, ...AccessFilter[]]
    >,
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      condition,
      tie('parts').map((allOf) => ({ allOf })),
      tie('parts').map((anyOf) => ({ anyOf })),
      tie('filter').map((not) => ({ not })),
    ),
  }),
);

async function selected(access: AccessFilter | undefined): Promise<ReadonlySet<string>> {
  const query = database.db('models as m').whereNotNull('m.entity_ref').pluck('m.entity_ref');
  whereAccess(query, access);
  return new Set(await query);
}

function allowed(access: AccessFilter | undefined): ReadonlySet<string> {
  return new Set(rows.filter((row) => allows(access, row)).map((row) => row.entity_ref));
}

test('a query selects the rows that the filter allows, whatever the filter', async () => {
  await fc.assert(
    fc.asyncProperty(filter, async (access) => {
      expect(await selected(access)).toEqual(allowed(access));
    }),
    { numRuns: propertyRuns({ short: 100, long: 3000 }) },
  );
});

test('no filter lets everything through', async () => {
  expect((await selected(undefined)).size).toBe(rows.length);
  expect(allowed(undefined).size).toBe(rows.length);
});

test('a filter combines with the other conditions of the query', async () => {
  const query = database.db('models as m').where('m.owner', 'group:default/a');
  whereAccess(query, { anyOf: [{ column: 'owner', values: ['group:default/b'] }] });
  expect(await query.pluck('m.entity_ref')).toEqual([]);
});

test('the rules of the library become the matching filters', () => {
  const { isOwner, inSource } = modelPermissionRules;
  expect(isOwner.toQuery({ claims: ['group:default/a'] })).toEqual({
    column: 'owner',
    values: ['group:default/a'],
  });
  expect(inSource.toQuery({ sources: ['estate'] })).toEqual({
    column: 'source',
    values: ['estate'],
  });
  expect(modelPostureConditions.inSource({ sources: ['estate'] })).toMatchObject({
    rule: 'IN_SOURCE',
  });
});
