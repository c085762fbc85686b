import { readdirSync } from 'node:fs';
import { describeWith } from '@weighbridge/testkit';
import type { Knex } from 'knex';
import { expect, test } from 'vitest';
import { fillPostures } from '../fleet/index.ts';
import { migrate, migrationsFolder } from '../src/store/database.ts';
import { deriveMissing } from '../src/store/derived.ts';
import { saveListed } from '../src/store/listing.ts';
import { findModel } from '../src/store/models.ts';
import { openTestDatabase } from './database.ts';

/** Whether anything waits for a lock of another transaction in this database. */
async function isWaiting(db: Knex): Promise<boolean> {
  const waiting = await db('pg_stat_activity')
    .whereRaw('datname = current_database()')
    .where({ wait_event_type: 'Lock' });
  return waiting.length > 0;
}

describeWith('postgresql')('replicas on one PostgreSQL database', () => {
  test('that start together on an empty database all start', async () => {
    await using database = await openTestDatabase();
    const replicas = [database.db, database.connect(), database.connect(), database.connect()];
    await Promise.all(replicas.map(migrate));
    expect(await database.db('knex_migrations_lock').pluck('is_locked')).toEqual([0]);
    const [done, open] = await database.db.migrate.list({ directory: migrationsFolder() });
    const all = readdirSync(migrationsFolder()).length;
    expect({ done: done.length, open: open.length }).toEqual({ done: all, open: 0 });
  });

  test('that upgrade together derive every answer once', async () => {
    await using database = await openTestDatabase();
    const { db } = database;
    await fillPostures(db, { models: 150, now: new Date() });
    const before = await db('checklist_answers').count({ n: '*' }).first();
    await db('checklist_answers').delete();
    await db('models').update({ derived: null });
    await Promise.all([db, database.connect(), database.connect()].map(deriveMissing));
    expect(await db('checklist_answers').count({ n: '*' }).first()).toEqual(before);
    expect(await deriveMissing(db)).toBe(0);
  });

  test('never leave an admission on a model that another replica lists elsewhere', async () => {
    await using database = await openTestDatabase();
    const { db } = database;
    await migrate(db);
    const other = database.connect();
    const model = { entityRef: 'resource:default/m', title: 'M', owner: null, location: 'old/m' };
    const first = await other.transaction();
    await saveListed(first, [model]);
    await first('models').update({ state: 'weighed', gate: 'admit', tried_at: 1, weighed_at: 1 });
    const second = saveListed(db, [{ ...model, location: 'new/m' }]);
    await expect.poll(() => isWaiting(other), { timeout: 20_000 }).toBe(true);
    await first.commit();
    await second;
    expect(await findModel(db, model.entityRef)).toMatchObject({
      location: 'new/m',
      state: 'pending',
      gate: null,
    });
  });
});
