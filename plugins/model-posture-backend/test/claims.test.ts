import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  askForAll,
  claim,
  claimDue,
  countDue,
  findAbandoned,
  releaseClaim,
  renewClaims,
} from '../src/store/claims.ts';
import { migrate } from '../src/store/database.ts';
import { saveListed } from '../src/store/listing.ts';
import { beginRun, endRun, findRuns, moveRun } from '../src/store/task-runs.ts';
import { openClaims } from '../src/weighing/claims.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const A = { holder: 'a', leaseMs: 60_000 };
const B = { holder: 'b', leaseMs: 60_000 };
const SHORT = { holder: 'short', leaseMs: 30 };

let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
  await migrate(db);
});

afterEach(async () => database[Symbol.asyncDispose]());

const refOf = (i: number) => `resource:default/m${String(i).padStart(3, '0')}`;

async function list(models: number): Promise<void> {
  const listed = Array.from({ length: models }, (_, i) => ({
    entityRef: refOf(i),
    title: `${i}`,
    owner: null,
    location: `estate/m${i}`,
  }));
  await saveListed(db, listed);
}

const tried = (i: number, at: number) =>
  db('models')
    .where({ entity_ref: refOf(i) })
    .update({ tried_at: at });

test('models never tried come first, then those due for the longest time; the rest are not due', async () => {
  await list(4);
  for (const i of [0, 1, 3]) await tried(i, NOW.getTime() - 1_000 * (i + 1));
  expect(await countDue(db)).toBe(1);
  expect(await askForAll(db, NOW)).toBe(4);
  await tried(0, NOW.getTime());
  const got: (string | undefined)[] = [];
  for (let i = 0; i < 4; i += 1) got.push(await claimDue(db, A));
  expect(got).toEqual([refOf(2), refOf(3), refOf(1), undefined]);
});

test('a model of another replica is not handed out before its claim runs out', async () => {
  await list(1);
  expect(await claimDue(db, SHORT)).toBe(refOf(0));
  expect(await claimDue(db, B)).toBeUndefined();
  expect(await claim(db, refOf(0), B)).toBe(false);
  await renewClaims(db, [refOf(0)], { ...SHORT, leaseMs: 400 });
  await sleep(60);
  expect(await claimDue(db, B)).toBeUndefined();
  await expect.poll(() => claimDue(db, B), { timeout: 10_000 }).toBe(refOf(0));
  // The replica that lost it renews and releases nothing.
  await renewClaims(db, [refOf(0)], { ...SHORT, leaseMs: 0 });
  await releaseClaim(db, refOf(0), 'short');
  expect(await claim(db, refOf(0), A)).toBe(false);
});

test('a model that the catalog does not list is never claimed', async () => {
  await list(2);
  await db('models')
    .where({ entity_ref: refOf(0) })
    .update({ listed: false });
  expect(await countDue(db)).toBe(1);
  expect(await claimDue(db, A)).toBe(refOf(1));
  expect(await claimDue(db, A)).toBeUndefined();
});

test('a released model is free, and one that is still due stays until its claim runs out', async () => {
  await list(2);
  expect(await claimDue(db, A)).toBe(refOf(0));
  await tried(0, NOW.getTime());
  await releaseClaim(db, refOf(0), 'a');
  expect(await claim(db, refOf(0), B)).toBe(true);
  expect(await claimDue(db, A)).toBe(refOf(1));
  await releaseClaim(db, refOf(1), 'a');
  expect(await claimDue(db, A)).toBeUndefined();
});

test('simultaneous callers get each model once', async () => {
  await list(60);
  const clients = database.isShared ? [db, database.connect(), database.connect()] : [db];
  const got: string[] = [];
  await Promise.all(
    Array.from({ length: 9 }, async (_, i) => {
      const claims = openClaims({
        db: clients[i % clients.length] ?? db,
        logger: mockServices.logger.mock(),
        leaseMs: 60_000,
      });
      for (let ref = await claims.next(); ref !== undefined; ref = await claims.next()) {
        got.push(ref);
      }
      claims.close();
    }),
  );
  expect(got.toSorted()).toEqual(Array.from({ length: 60 }, (_, i) => refOf(i)));
});

test('finds what a replica that is gone left behind until another takes it over', async () => {
  await list(2);
  expect(await findAbandoned(db)).toBeUndefined();
  await claimDue(db, SHORT);
  await claimDue(db, A);
  await expect
    .poll(() => findAbandoned(db), { timeout: 10_000 })
    .toMatchObject({ entityRef: refOf(0) });
  await tried(0, NOW.getTime());
  expect(await findAbandoned(db)).toBeUndefined();
});

test('a replica shares its claims, renews them, and releases them when the last holder is done', async () => {
  await list(1);
  const logger = mockServices.logger.mock();
  const [own, other] = [60, 60].map((leaseMs) => openClaims({ db, logger, leaseMs }));
  if (own === undefined || other === undefined) throw new Error('no claims');
  const { signal } = new AbortController();
  expect(await own.next()).toBe(refOf(0));
  await own.take(refOf(0), signal);
  await sleep(200);
  expect(await other.next()).toBeUndefined();
  await tried(0, NOW.getTime());
  await own.release(refOf(0));
  let isTaken = false;
  const taking = other.take(refOf(0), signal).then(() => (isTaken = true));
  await sleep(100);
  expect(isTaken).toBe(false);
  await own.release(refOf(0));
  await taking;
  own.close();
  await other.release(refOf(0));
  other.close();
});

test('waiting for another replica ends with the signal', async () => {
  await list(1);
  const claims = openClaims({ db, logger: mockServices.logger.mock(), leaseMs: 60_000 });
  await claim(db, refOf(0), B);
  const controller = new AbortController();
  const taking = claims.take(refOf(0), controller.signal);
  controller.abort();
  await expect(taking).rejects.toThrow('aborted');
  claims.close();
});

test('if several replicas begin a run of a task, one is recorded, and any replica may end it', async () => {
  const at = (ms: number) => new Date(NOW.getTime() + ms);
  const begin = (holder: string, ms: number) =>
    beginRun(db, 'find', at(ms), { holder, notWithinMs: 100 });
  expect(await begin('a', 0)).toBe(true);
  expect(await begin('b', 99)).toBe(false);
  expect(await begin('a', 50)).toBe(false);
  await moveRun(db, 'find', at(60));
  await endRun(db, 'find', at(70), false);
  await endRun(db, 'find', at(80), true);
  await moveRun(db, 'find', at(90));
  expect(await findRuns(db)).toEqual([
    {
      task: 'find',
      beganAt: NOW.getTime(),
      movedAt: NOW.getTime() + 70,
      endedAt: NOW.getTime() + 70,
      hasFailed: false,
    },
  ]);
  expect(await begin('b', 100)).toBe(true);
  // A clock that was ahead blocks no replica.
  expect(await begin('a', -1_000)).toBe(true);
  const next = () => beginRun(db, 'find', at(0), { holder: 'a', notWithinMs: 0, afterEnd: true });
  expect(await next()).toBe(false);
  await endRun(db, 'find', at(0), false);
  expect(await next()).toBe(true);
  expect(await next()).toBe(false);
});
