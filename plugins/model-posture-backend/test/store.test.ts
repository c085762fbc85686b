import { MAX_DROPPED_NAMES } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Evidence, Posture } from '@weighbridge/core';
import { canonicalDigest, makeEvidence } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import { assess, builtInPolicies } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrationsFolder } from '../src/store/database.ts';
import { findEvidenceKeys } from '../src/store/evidence.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { saveListed } from '../src/store/listing.ts';
import { findModel, findUntried } from '../src/store/models.ts';
import { deadlineOf, findHistory, findLastPosture, findPosture } from '../src/store/postures.ts';
import { saveWeighing } from '../src/store/save-weighing.ts';
import { chainHolds } from './chain.ts';
import type { TestDatabase } from './database.ts';
import { openTestDatabase } from './database.ts';

const REF = 'resource:default/m';
const model = { entityRef: REF, title: 'M', owner: null, location: 'estate/m' };
const NOON = Date.parse('2026-11-23T12:00:00Z');
let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
  await db.migrate.latest({ directory: migrationsFolder() });
});

afterEach(async () => database[Symbol.asyncDispose]());

function evidence(minute: number, files = 1): Evidence {
  return makeEvidence({
    type: 'artifact/inventory',
    subject: { model: 'm' },
    producer: { name: 'test', version: '1' },
    observedAt: new Date(NOON + minute * 60_000).toISOString(),
    tier: 'measured',
    locator: '.',
    payload: { files, totalBytes: 1, hashed: false, skipped: [], skippedCount: 0 },
  });
}

function weighing(minute: number, postureId: string | null, previous?: Posture) {
  const items = [evidence(minute)];
  const endedAt = new Date(items[0]?.observedAt ?? '');
  const posture = assess(items, [], builtInPolicies.default, endedAt, previous);
  const begun = { entityRef: REF, location: 'estate/m', postureId, at: endedAt.getTime() };
  return { begun, endedAt, posture, evidence: items, findings: [] };
}

async function lastId(): Promise<string | null> {
  const row = await findModel(db, REF);
  return row?.posture_id == null ? null : String(row.posture_id);
}

test('stores what the catalog says; a model that moved counts as never tried', async () => {
  await saveListed(db, [model, { ...model, entityRef: 'resource:default/n' }]);
  await saveWeighing(db, weighing(1, null));
  await saveListed(db, [{ ...model, title: 'New title' }]);
  expect(await findUntried(db)).toEqual([]);
  const everything = { access: undefined, refs: undefined };
  const query = { sort: 'name', order: 'asc', limit: 10 } as const;
  const { rows } = await listModelRows(db, everything, query, new Date());
  expect(rows.map((row) => [row.title, row.state])).toEqual([['New title', 'weighed']]);

  await saveListed(db, [{ ...model, location: 'estate/moved' }]);
  expect(await findUntried(db)).toEqual([REF]);
  expect(await findModel(db, REF)).toMatchObject({ state: 'pending', gate: null, sentence: null });
});

test('a weighing overtaken by another stores nothing', async () => {
  await saveListed(db, [model]);
  expect(await saveWeighing(db, weighing(1, null))).toBe(true);
  expect(await saveWeighing(db, weighing(2, null))).toBe(false);
  expect((await findHistory(db, REF, { limit: 10 })).total).toBe(1);
  expect(await db('evidence').pluck('id')).toEqual([evidence(1).id]);
});

test('a weighing that cannot be stored whole is not stored in part', async () => {
  await saveListed(db, [model]);
  const broken = {
    ...weighing(1, null),
    findings: [
      {
        fingerprint: 'x',
        ruleId: 'a/b',
        toJSON: () => {
          throw new Error('disk full');
        },
      } as never,
    ],
  };
  await expect(saveWeighing(db, broken)).rejects.toThrow('disk full');
  for (const table of ['postures', 'evidence', 'posture_evidence', 'findings']) {
    expect(await db(table).select()).toEqual([]);
  }
});

test('evidence of the last weighing is current, older of its kind is superseded', async () => {
  await saveListed(db, [model]);
  await saveWeighing(db, weighing(1, null));
  await saveWeighing(db, weighing(2, await lastId()));
  const keys = await findEvidenceKeys(db, REF, await lastId());
  expect([...keys].sort((a, b) => a.observedAt - b.observedAt).map(({ status }) => status)).toEqual(
    ['superseded', 'current'],
  );
});

test('the same evidence observed twice is one row', async () => {
  await saveListed(db, [model]);
  await saveWeighing(db, weighing(1, null));
  const again = { ...weighing(1, await lastId()), evidence: [evidence(1), evidence(1)] };
  expect(await saveWeighing(db, again)).toBe(true);
  expect(await db('evidence').pluck('id')).toHaveLength(1);
});

test('names the newest and the first of the statements that are no longer kept', async () => {
  await saveListed(db, [model]);
  const all = MAX_DROPPED_NAMES + 5;
  const names: { digest: string; assessedAt: string }[] = [];
  for (let n = 0, previous: Posture | undefined; n < all; n += 1) {
    const next = weighing(n, await lastId(), previous);
    expect(await saveWeighing(db, next)).toBe(true);
    const { posture } = next;
    names.push({ digest: canonicalDigest(posture), assessedAt: posture.assessedAt });
    expect(posture.previous).toEqual(names.at(-2) ?? null);
    previous = posture;
  }
  const { items, total } = await findHistory(db, REF, { limit: 10 });
  expect(total).toBe(2);
  expect(items[0]?.dropped).toEqual({
    total: all - 2,
    newest: names.slice(1, -1).toReversed().slice(0, MAX_DROPPED_NAMES),
    oldest: { ...names[1], previous: names[0] },
  });
  expect(items[1]?.dropped).toBeNull();
  await chainHolds(db, REF);
});

test('a statement of an older version is named once it is dropped, and names nothing itself', async () => {
  await saveListed(db, [model]);
  for (let n = 0, previous: Posture | undefined; n < 4; n += 1) {
    const next = weighing(n, await lastId(), previous);
    await saveWeighing(db, next);
    previous = next.posture;
    if (n !== 2) continue;
    const { head, id } = await db('postures').orderBy('id', 'desc').first('head', 'id');
    const { statement: _statement, previous: _previous, ...older } = JSON.parse(head);
    await db('postures')
      .where({ id })
      .update({ head: JSON.stringify(older) });
    const [last] = (await findHistory(db, REF, { limit: 1 })).items;
    expect(last?.head).toMatchObject({ statement: null, previous: null });
  }
  const [last] = (await findHistory(db, REF, { limit: 1 })).items;
  expect(last?.dropped?.newest[0]).toEqual(last?.head.previous);
});

test('a statement of an older version is read with defaults for newer members', async () => {
  await saveListed(db, [model]);
  await saveWeighing(db, weighing(1, null));
  const id = (await lastId()) ?? '';
  const { document } = await db('postures').where({ id }).first('document');
  const { previous: _previous, remembered: _remembered, ...older } = JSON.parse(document);
  await db('postures')
    .where({ id })
    .update({ document: JSON.stringify(older) });
  for (const read of [
    await findPosture(db, id),
    await findLastPosture(db, { entityRef: REF, location: 'estate/m' }),
  ]) {
    expect(postureSchema.parse(read)).toMatchObject({ previous: null, remembered: [] });
  }
});

test('an admission ends with its gate, not with what the policy does not require; a refusal never does', () => {
  const { posture } = weighing(1, null);
  const supports = { status: 'pass', staleAt: '2026-12-01T00:00:00.000Z' } as const;
  const verdicts = posture.verdicts.map((verdict) => ({ ...verdict, ...supports }));
  const gate = { ...posture.gate, outcome: 'admit' } as const;
  const holdsUntil = '2027-01-01T00:00:00.000Z';
  const of = (change: object) =>
    deadlineOf({ ...posture, verdicts, gate: { ...gate, ...change } } as Posture);
  expect(of({ holdsUntil })).toBe(Date.parse(holdsUntil));
  expect(of({})).toBe(Date.parse(supports.staleAt));
  expect(of({ outcome: 'refuse' })).toBeNull();
  expect(of({ outcome: 'cannot-decide' })).toBeNull();
});
