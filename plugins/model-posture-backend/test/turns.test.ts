import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillPostures, listFleet } from '../fleet/index.ts';
import { migrate } from '../src/store/database.ts';
import { deriveMissing } from '../src/store/derived.ts';
import { saveListed } from '../src/store/listing.ts';
import { findUntried } from '../src/store/models.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

// Other work of the same process gets its turn while much is stored, even on a database that answers at once.

let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
  await migrate(db);
});

afterEach(async () => database[Symbol.asyncDispose]());

/** Turns of the event loop while it works. */
async function turnsOf(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work.finally(() => {
    isDone = true;
  });
  return turns;
}

test('while the catalog lists, moves and drops two thousand models', async () => {
  const models = Array.from(listFleet({ models: 2_000 }), ({ listed }) => listed);
  expect(await turnsOf(saveListed(db, models))).toBeGreaterThanOrEqual(8);
  await db('models').update({ tried_at: 1, state: 'error' });
  const moved = models.map((model) => ({ ...model, location: `${model.location}/moved` }));
  expect(await turnsOf(saveListed(db, moved))).toBeGreaterThanOrEqual(8);
  expect(await findUntried(db)).toHaveLength(2_000);
  expect(await turnsOf(saveListed(db, moved.slice(0, 3)))).toBeGreaterThanOrEqual(4);
  expect(await findUntried(db)).toHaveLength(3);
});

test('while answers are derived again', async () => {
  await fillPostures(db, { models: 40, now: new Date() });
  await db('models').update({ derived: null });
  let derived = 0;
  const turns = await turnsOf(deriveMissing(db).then((rows) => (derived = rows)));
  expect(derived).toBe(40);
  expect(turns).toBeGreaterThanOrEqual(40);
});
