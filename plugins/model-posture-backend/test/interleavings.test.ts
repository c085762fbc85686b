import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '../src/api/present.ts';
import { migrate } from '../src/store/database.ts';
import { findFigures } from '../src/store/figures.ts';
import { findModel, findModelsByRef } from '../src/store/models.ts';
import { parseHead } from '../src/store/postures.ts';
import { chainHolds } from './chain.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { CONTENTS, digestOf } from './places.ts';
import { KNOWN, steps } from './steps.ts';
import { landingAgrees, listAgrees, viewsOf } from './views.ts';
import type { View } from './views.ts';
import { PLACES, START, World } from './world.ts';

// Moves, weighings that end late, failures, refreshes and removals in any order, on two replicas: no row admits bytes
// that were not weighed where the row says, every view says the same about every model, and no statement is outside
// the chain.

const MINUTES = 60_000;
const numRuns = propertyRuns({ short: 40, long: 150 });

let database: TestDatabase;
let clients: readonly Knex[];

beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database.db);
  clients = [database.db, database.isShared ? database.connect() : database.db];
});

afterAll(async () => database[Symbol.asyncDispose]());

/** What is shown is about bytes that were read at the place that the row names. */
async function admitsNothingUnweighed({ refs, places }: World): Promise<void> {
  for (const row of await findModelsByRef(database.db, refs)) {
    const { gate } = present(row, new Date(START));
    if (gate?.outcome !== 'admit' && gate?.outcome !== 'admit-with-conditions') continue;
    const { digest } = parseHead(row.head ?? '').subject;
    expect([...places.read]).toContain(`${row.location} ${digest}`);
  }
}

/**
 * Landing page, list, card and tab say the same about every model; the history leads from each statement to the
 * first.
 */
async function agrees(world: World): Promise<void> {
  const now = world.now();
  const views = await viewsOf(database.db, world.refs, now);
  await landingAgrees(database.db, views, now);
  await listAgrees(database.db, views, now);
  for (const ref of world.refs) await chainHolds(database.db, ref);
  await figuresAgree(views, now);
  for (const [model, ref] of world.refs.entries()) await keepsTheNewest(world, model, ref);
}

async function figuresAgree(views: readonly View[], now: Date): Promise<void> {
  const { models: figures } = await findFigures(database.db, now);
  const counts = new Map<string, number>();
  for (const { isListed, summary } of views) {
    const key = `${summary.state} ${summary.gate?.outcome ?? null}`;
    if (isListed) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(new Map(figures.map((each) => [`${each.state} ${each.gate}`, each.models]))).toEqual(
    counts,
  );
}

/** The weighing stored last is the one that began last. */
async function keepsTheNewest(world: World, model: number, ref: string): Promise<void> {
  const { db } = database;
  const row = await findModel(db, ref);
  if (row === undefined) return;
  // Pending models are weighed at the next look at the catalog, not half an hour later.
  if (present(row, world.now()).state === 'pending') expect(row.tried_at).toBeNull();
  if (row.tried_at === null) return;
  expect(Number(row.tried_at)).toBeGreaterThanOrEqual(world.tried[model] ?? 0);
  world.tried[model] = Number(row.tried_at);
  const newest = await db('postures')
    .where({ entity_ref: ref, location: row.location })
    .max({ at: 'assessed_at' })
    .first();
  expect(Number(row.tried_at)).toBeGreaterThanOrEqual(Number(newest?.['at'] ?? 0));
}

/** Whatever happened before, one more weighing says what is at the place. */
async function comesRight(world: World): Promise<void> {
  await world.take({ do: 'refresh', to: 1, by: 0, of: 0 });
  await world.end();
  const row = await findModel(database.db, world.refOf(0));
  const content = world.places.at(PLACES[1] ?? '');
  const isBroken = content === CONTENTS[2];
  expect(row).toMatchObject({
    location: PLACES[1],
    state: content === undefined ? 'error' : 'weighed',
  });
  const { gate } = present(row as never, world.now());
  if (isBroken) expect(gate?.outcome).toBe('refuse');
  if (gate?.outcome === 'admit') {
    expect(parseHead(row?.head ?? '').subject.digest).toBe(digestOf(content ?? {}));
  }
}

test(
  'no interleaving on two replicas makes a row admit bytes that were not weighed at its place',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = new World(clients);
        await world.take({ do: 'move', to: 0, by: 0, of: 0 });
        await world.take({ do: 'move', to: 0, by: 0, of: 1 });
        for (const step of taken) {
          await world.take(step);
          await admitsNothingUnweighed(world);
          if (step.do !== 'look') continue;
          await agrees(world);
        }
        await world.end();
        await admitsNothingUnweighed(world);
        await agrees(world);
        await comesRight(world);
        for (const of of [0, 1]) await world.take({ do: 'remove', by: 0, of });
      }),
      {
        numRuns,
        examples: KNOWN.map((taken) => [taken]),
        interruptAfterTimeLimit: MINUTES * 30,
        markInterruptAsFailure: true,
      },
    );
  },
  MINUTES * 40,
);
