import { catalogue } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillPostures } from '../fleet/index.ts';
import { fleetChecklist } from '../src/api/fleet-checklist.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { migrate, migrationsFolder } from '../src/store/database.ts';
import { deriveMissing } from '../src/store/derived.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { collectedTypes } from '../src/weighing/collectors.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const EVERYTHING = { access: undefined, refs: undefined };
const COLLECTED = collectedTypes([]);
const CONFIG = { directory: migrationsFolder() };

let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
});

afterEach(async () => database[Symbol.asyncDispose]());

const FIRST = '20261123120000_init.js';
const SECOND = '20261123150000_checklist.js';
const BEFORE_MADE = '20261130110000_boms.js';

/** Reverts every migration after this one. */
async function downTo(name: string): Promise<void> {
  for (;;) {
    const [done] = await db.migrate.list(CONFIG);
    if (done.at(-1)?.name === name) return;
    await db.migrate.down(CONFIG);
  }
}

async function answers() {
  const query = { sort: 'name', order: 'asc', limit: 200 } as const;
  const { rows } = await listModelRows(db, EVERYTHING, query, NOW);
  const names = rows.map((row) => [row.entity_ref, row.state, Number(row.stale_at)]);
  return [names, fleetChecklist(await countChecklist(db, EVERYTHING, {}, NOW), NOW, COLLECTED)];
}

test('the schema goes up, down and up again', async () => {
  await migrate(db);
  await db.migrate.rollback(CONFIG, true);
  expect(await db.schema.hasTable('models')).toBe(false);
  await migrate(db);
  expect(await db.schema.hasTable('models')).toBe(true);
});

test('rows of the first schema keep all their values on the way up, down and up again', async () => {
  await fillPostures(db, { models: 40, now: NOW });
  const before = await answers();
  const rows = await db('models').count({ n: '*' }).first();

  await downTo(FIRST);
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
  await downTo(FIRST);
  await migrate(db);
  const { totalModels, lines } = fleetChecklist(
    await countChecklist(db, EVERYTHING, {}, NOW),
    NOW,
    COLLECTED,
  );
  expect(totalModels).toBe(40);
  for (const { counts } of lines) expect(counts.unknown).toBe(40);
});

test('a row derived by other rules is derived again, and so is one with a newer statement', async () => {
  await fillPostures(db, { models: 10, now: NOW });
  const before = await answers();
  const [first, second] = await db('models').whereNotNull('posture_id').pluck('posture_id');
  await db('models').where({ posture_id: first }).update({ derived: 'sha256:00/1', pass: 99 });
  await db('models').where({ posture_id: second }).update({ derived: null });
  await db('checklist_answers').where({ posture_id: second }).delete();
  expect(await deriveMissing(db)).toBe(2);
  expect(await answers()).toEqual(before);
});

test('what was stored before counts as not made here, until it is derived or weighed again', async () => {
  await fillPostures(db, { models: 40, now: NOW });
  const before = await answers();
  const made = async () => {
    const count = await countChecklist(db, EVERYTHING, {}, NOW);
    const { lines } = fleetChecklist(count, NOW, COLLECTED);
    return lines.map(({ counts }) => counts.made);
  };
  await downTo(BEFORE_MADE);
  await migrate(db);
  expect(new Set(await made())).toEqual(new Set([0]));
  await db('models').update({ derived: 'sha256:00/1' });
  expect(await deriveMissing(db)).toBe(40);
  expect(await answers()).toEqual(before);
  expect((await made())[3]).toBeGreaterThan(0);

  for (const { id, document } of await db('postures').select('id', 'document')) {
    const older = document.replaceAll('evidence-generated', 'evidence-supports');
    await db('postures').where({ id }).update({ document: older });
  }
  await db('models').update({ derived: 'sha256:00/1' });
  await deriveMissing(db);
  expect(new Set(await made())).toEqual(new Set([0]));
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
  const { lines } = fleetChecklist(await countChecklist(db, EVERYTHING, {}, NOW), NOW, COLLECTED);
  const counts = lines[0]?.counts;
  expect(counts).toMatchObject({ pass: 0, notApplicable: 0 });
  expect((counts?.unknown ?? 0) + (counts?.fail ?? 0)).toBe(10);
});

test('an answer that an older version stored for another place is reverted, and no other', async () => {
  await fillPostures(db, { models: 40, now: NOW });
  await downTo(SECOND);
  const admitted = () => db('models').where({ gate: 'admit', state: 'weighed' });
  const [stays, moved] = await admitted().pluck('entity_ref');
  await db('models').where({ entity_ref: moved }).update({ location: 'elsewhere/m' });
  const before = await db('models').where({ entity_ref: stays }).first();

  await migrate(db);
  const after = await db('models').where({ entity_ref: stays }).first();
  // SQLite keeps a boolean as a number.
  expect({ ...after, refused_if_enforced: Boolean(after.refused_if_enforced) }).toEqual({
    ...before,
    place: null,
    due_at: null,
    refused_if_enforced: false,
    judged_by: null,
  });
  expect(await db('models').where({ entity_ref: moved }).first()).toMatchObject({
    state: 'pending',
    gate: null,
    tried_at: null,
  });
  const { posture_id: id, weighed_location: location } = before;
  expect(await db('postures').where({ id }).first('location')).toEqual({ location });
});
