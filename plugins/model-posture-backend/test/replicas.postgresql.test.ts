import { describeWith } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { fillPostures } from '../fleet/index.ts';
import { migrate, migrationsFolder } from '../src/store/database.ts';
import { deriveMissing } from '../src/store/derived.ts';
import { openTestDatabase } from './database.ts';

describeWith('postgresql')('replicas on one PostgreSQL database', () => {
  test('that start together on an empty database all come up', async () => {
    await using database = await openTestDatabase();
    const replicas = [database.db, database.connect(), database.connect(), database.connect()];
    await Promise.all(replicas.map(migrate));
    expect(await database.db('knex_migrations_lock').pluck('is_locked')).toEqual([0]);
    const [done, open] = await database.db.migrate.list({ directory: migrationsFolder() });
    expect({ done: done.length, open: open.length }).toEqual({ done: 2, open: 0 });
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
});
