import { catalogue } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillPostures } from '../fleet/index.ts';
import { fleetChecklist } from '../src/api/fleet-checklist.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { migrate, migrationsFolder } from '../src/store/database.ts';
import { deriveMissing } from '../src/store/derived.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const EVERYTHING = { access: undefined, refs: undefined };
const CONFIG = { directory: migrationsFolder() };

let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
});

afterEach(async () => database[Symbol.asyncDispose]());

async function answers() {
  const query = { sort: 'name', order: 'asc', limit: 200 } as const;
  const { rows } = await listModelRows(db, EVERYTHING, query, NOW);
  const names = rows.map((row) => [row.entity_ref, row.state, Number(row.stale_at)]);
  return [names, fleetChecklist(await countChecklist(db, EVERYTHING, {}, NOW), NOW)];
}

test('the schema goes up, down and up again', async () => {
  await migrate(db);
  await db.migrate.rollback(CONFIG, true);
  expect(await db.schema.hasTable('models')).toBe(false);
  await migrate(db);
  expect(await db.schema.hasTable('models')).toBe(true);
});

test('rows of the first schema keep all they hold on the way up, down and up again', async () => {
  await fillPostures(db, { models: 40, now: NOW });
  const before = await answers();
  const rows = await db('models').count({ n: '*' }).first();

  await db.migrate.down(CONFIG);
  expect(await db.schema.hasTable('checklist_answers')).toBe(false);
  expect(await db.schema.hasColumn('models', 'title_key')).toBe(false);
  expect(await db('models').count({ n: '*' }).first()).toEqual(rows);

  await migrate(db);
  expect(await deriveMissing(db)).toBe(40);
  expect(await answers()).toEqual(before);
  expect(await deriveMissing(db)).toBe(0);
});

test('until the answers are derived, nothing looks good', async () => {
  await fillPostures(db, { models: 40, now: NOW });
  await db.migrate.down(CONFIG);
  await migrate(db);
  const { totalModels, lines } = fleetChecklist(await countChecklist(db, EVERYTHING, {}, NOW), NOW);
  expect(totalModels).toBe(40);
  for (const { counts } of lines) expect(counts.unknown).toBe(40);
});

test('a row that other rules derived from is derived anew, and so is one with a newer statement', async () => {
  await fillPostures(db, { models: 10, now: NOW });
  const before = await answers();
  const [first, second] = await db('models').whereNotNull('posture_id').pluck('posture_id');
  await db('models').where({ posture_id: first }).update({ derived: 'sha256:00/1', pass: 99 });
  await db('models').where({ posture_id: second }).update({ derived: null });
  await db('checklist_answers').where({ posture_id: second }).delete();
  expect(await deriveMissing(db)).toBe(2);
  expect(await answers()).toEqual(before);
});

test('a statement of a catalogue without some controls answers unknown for them', async () => {
  await fillPostures(db, { models: 10, now: NOW });
  const gone = catalogue.controls.find(({ id }) => id === 'WB-BOM-3')?.id;
  for (const { id, document } of await db('postures').select('id', 'document')) {
    const posture = JSON.parse(document);
    const verdicts = posture.verdicts.filter(
      ({ control }: { control: string }) => control !== gone,
    );
    await db('postures')
      .where({ id })
      .update({ document: JSON.stringify({ ...posture, verdicts }) });
  }
  await db('models').update({ derived: null });
  await deriveMissing(db);
  const { lines } = fleetChecklist(await countChecklist(db, EVERYTHING, {}, NOW), NOW);
  expect(lines[0]?.counts).toMatchObject({ unknown: 10 });
});
