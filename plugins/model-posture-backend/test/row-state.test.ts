import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { present } from '../src/api/present.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { migrate } from '../src/store/database.ts';
import { findFigures } from '../src/store/figures.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { findModelsByRef } from '../src/store/models.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

// Whatever a row contains, right or wrong, its reading in memory equals what databases select, count and sort by.

const NOW = Date.parse('2026-11-23T12:00:00Z');
const EVERYTHING = { access: undefined, refs: undefined };
const GATES = ['refuse', 'cannot-decide', 'admit-with-conditions', 'admit'] as const;

let database: TestDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
  await migrate(database.db);
});

afterEach(async () => database[Symbol.asyncDispose]());

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const where = orNull(fc.constantFrom('estate/a', 'estate/b', ''));
const row = fc.record({
  state: fc.constantFrom('weighed' as const, 'pending' as const, 'error' as const),
  gate: orNull(fc.constantFrom(...GATES)),
  location: where,
  weighed_location: where,
  posture_id: orNull(fc.constantFrom(1, 2)),
  stale_at: orNull(fc.constantFrom(NOW - 1, NOW, NOW + 1)),
  error_code: orNull(fc.constantFrom('NOT_FOUND', 'FAILED')),
  listed: fc.boolean(),
});

test('an admission holds in every view or in none, only for the place that was weighed', async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (drawn) => {
      await db('models').delete();
      const refs = drawn.map((_, n) => `resource:default/m${n}`);
      const texts = { title: 'm', search: 'm', sentence: 'said', error_message: 'why' };
      await db('models').insert(
        drawn.map((each, n) => ({ ...each, ...texts, entity_ref: refs[n] })),
      );
      const now = new Date(NOW);
      const shown = (await findModelsByRef(db, refs)).map((each) => present(each, now));
      for (const [n, { gate, state }] of shown.entries()) {
        if (gate === null || !gate.outcome.startsWith('admit')) continue;
        const { location, weighed_location, posture_id } = drawn[n] ?? {};
        expect({ state, posture_id: posture_id === null }).toEqual({
          state: 'weighed',
          posture_id: false,
        });
        expect(weighed_location).toBe(location);
      }
      const listed = shown.filter((_, n) => drawn[n]?.listed);
      await selectsAlike(listed, now);
      await countsAlike(listed, now);
    }),
    { numRuns: propertyRuns({ short: 60, long: 300 }) },
  );
});

type Shown = ReturnType<typeof present>;

async function selectsAlike(listed: readonly Shown[], now: Date): Promise<void> {
  const pages = [
    ...GATES.map(
      (gate) => [{ gate: [gate] }, (each: Shown) => each.gate?.outcome === gate] as const,
    ),
    ...(['weighed', 'pending', 'error'] as const).map(
      (state) => [{ state: [state] }, (each: Shown) => each.state === state] as const,
    ),
  ];
  for (const [filter, isMeant] of pages) {
    const query = { ...filter, sort: 'gate', order: 'asc', limit: 200 } as const;
    const { rows } = await listModelRows(database.db, EVERYTHING, query, now);
    expect(rows.map(({ entity_ref: ref }) => ref).toSorted()).toEqual(
      listed
        .filter(isMeant)
        .map(({ entityRef }) => entityRef)
        .toSorted(),
    );
  }
}

async function countsAlike(listed: readonly Shown[], now: Date): Promise<void> {
  const { gates } = await countChecklist(database.db, EVERYTHING, {}, now);
  for (const gate of [...GATES, null]) {
    const shown = listed.filter((each) => (each.gate?.outcome ?? null) === gate);
    expect([gate, gates.get(gate) ?? 0]).toEqual([gate, shown.length]);
  }
  const { models, problems } = await findFigures(database.db, now);
  const counts = new Map<string, number>();
  const codes = new Map<string, number>();
  for (const { state, gate, error } of listed) {
    const key = `${state} ${gate?.outcome ?? null}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (error !== null && error.code !== 'PENDING')
      codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
  }
  expect(new Map(models.map(({ state, gate, models: n }) => [`${state} ${gate}`, n]))).toEqual(
    counts,
  );
  expect(new Map(problems.map(({ code, models: n }) => [code, n]))).toEqual(codes);
}
