import { mockServices } from '@backstage/backend-test-utils';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { present } from '../src/api/present.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { migrate } from '../src/store/database.ts';
import { findFigures } from '../src/store/figures.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { saveListed, saveListedModel } from '../src/store/listing.ts';
import { findModel } from '../src/store/models.ts';
import { parseHead } from '../src/store/postures.ts';
import type { Weigher } from '../src/weighing/weigher.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { CONTENTS, digestOf, Places, replicaOver } from './places.ts';

// Moves, weighings that end late, failures, refreshes and removals in any order, on two replicas: no row
// admits bytes that were not weighed where the row says, and every view says the same of a model.

const PLACES = ['estate/a', 'estate/b', 'estate/c'];
const START = Date.parse('2026-11-23T12:00:00Z');
const MINUTES = 60_000;
const PATIENT = { interval: 1, timeout: 60_000 };
const numRuns = propertyRuns({ short: 40, long: 1_000 });

type Step =
  | { readonly do: 'move' | 'refresh'; readonly to: number; readonly by: number }
  | { readonly do: 'weigh' | 'remove'; readonly by: number }
  | { readonly do: 'put'; readonly to: number; readonly content: number }
  | { readonly do: 'release'; readonly which: 'first' | 'last' }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'look' };

/** The first place most often, so that it is weighed more than once at a time. */
const place = fc.constantFrom(0, 0, 0, 1, 2);
const by = fc.nat(1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), to: place, by }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('refresh' as const), to: place, by }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('weigh' as const), by }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), by }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('put' as const),
        to: place,
        content: fc.constantFrom(0, 1, 2, 3, 3),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('release' as const),
        which: fc.constantFrom('first' as const, 'last' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 400) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  ),
  { minLength: 4, maxLength: 18 },
);

/** The orders that went wrong once, and those that each condition of a write alone withstands. */
const KNOWN: readonly (readonly Step[])[] = [
  // Moved while it is weighed.
  [
    { do: 'weigh', by: 0 },
    { do: 'move', to: 1, by: 0 },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
  // A late failure after the success of another replica.
  [
    { do: 'put', to: 0, content: 3 },
    { do: 'weigh', by: 1 },
    { do: 'put', to: 0, content: 0 },
    { do: 'weigh', by: 0 },
    { do: 'release', which: 'last' },
    { do: 'look' },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
  // A late success after the failure of another replica.
  [
    { do: 'weigh', by: 1 },
    { do: 'put', to: 0, content: 3 },
    { do: 'weigh', by: 0 },
    { do: 'release', which: 'last' },
    { do: 'look' },
    { do: 'release', which: 'first' },
    { do: 'look' },
  ],
];

let database: TestDatabase;
let clients: readonly Knex[];
let models = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database.db);
  clients = [database.db, database.isShared ? database.connect() : database.db];
});

afterAll(async () => database[Symbol.asyncDispose]());

/** One model, its places, and two replicas that list and weigh it. */
class World {
  readonly ref = `resource:default/m${(models += 1)}`;
  readonly places = new Places();
  readonly #weighers: readonly Weigher[];
  readonly #running = new Set<Promise<void>>();
  #clock = START;
  /** What was stored last was begun then; 0 after a move. */
  tried = 0;

  constructor() {
    const logger = mockServices.logger.mock();
    for (const each of PLACES) this.places.put(each, CONTENTS[0]);
    // Every reading is later than the one before, as begins of weighings are told apart by it.
    const now = () => new Date((this.#clock += 1));
    this.#weighers = clients.map((db) => replicaOver(db, this.places, { logger, now }));
  }

  now(): Date {
    return new Date(this.#clock);
  }

  listed(to: number) {
    return { entityRef: this.ref, title: 'M', owner: null, location: PLACES[to] ?? null };
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'move') await saveListed(dbOf(step.by), [this.listed(step.to)]);
    if (step.do === 'remove') await saveListed(dbOf(step.by), []);
    if (step.do === 'put') this.places.put(PLACES[step.to] ?? '', CONTENTS[step.content]);
    if (step.do === 'wait') this.#clock += step.days * 86_400_000;
    if (step.do === 'weigh') await this.#weigh(step.by);
    if (step.do === 'release') this.places.release(step.which);
    if (step.do === 'look') await this.quiet();
    if (step.do === 'refresh') {
      await saveListedModel(dbOf(step.by), this.listed(step.to));
      await this.#weigh(step.by);
    }
    if (['move', 'refresh', 'remove'].includes(step.do)) this.tried = 0;
  }

  /** Begins, and gets as far as to the bytes. */
  async #weigh(replica: number): Promise<void> {
    const weighing = this.#weighers[replica]?.(this.ref) ?? Promise.resolve();
    if (this.#running.has(weighing)) return;
    this.#running.add(weighing);
    void weighing.finally(() => this.#running.delete(weighing));
    const { size } = this.#running;
    const { begun } = this.places;
    await vi.waitUntil(() => this.places.begun > begun || this.#running.size < size, PATIENT);
  }

  /** Resolves when nothing moves but what waits for its bytes. */
  async quiet(): Promise<void> {
    await vi.waitUntil(() => this.#running.size === this.places.waiting, PATIENT);
  }

  /** Lets everything through, to its end. */
  async end(): Promise<void> {
    while (this.#running.size > 0) {
      await this.quiet();
      this.places.release('first');
    }
  }
}

function dbOf(by: number): Knex {
  return clients[by] ?? database.db;
}

/** What is shown is of bytes that were read at the place that the row names. */
async function admitsNothingUnweighed({ ref, places }: World): Promise<void> {
  const row = await findModel(database.db, ref);
  if (row === undefined) return;
  const { gate } = present(row, new Date(START));
  if (gate?.outcome !== 'admit' && gate?.outcome !== 'admit-with-conditions') return;
  const { digest } = parseHead(row.head ?? '').subject;
  expect([...places.read]).toContain(`${row.location} ${digest}`);
}

/** The row, the list and the figures say one thing; what is stored last is what began last. */
async function agrees(world: World): Promise<void> {
  const { db } = database;
  const now = world.now();
  const row = await findModel(db, world.ref);
  if (row === undefined) return;
  const { gate, state } = present(row, now);
  const { models: figures } = await findFigures(db, now);
  const isListed = (await db('models').where({ entity_ref: world.ref, listed: true })).length === 1;
  const of = (each: string | null) => ({ state, gate: each, models: 1 });
  expect(figures).toEqual(isListed ? [of(gate?.outcome ?? null)] : []);
  const { gates } = await countChecklist(db, { access: undefined, refs: undefined }, {}, now);
  expect([...gates]).toEqual(isListed ? [[gate?.outcome ?? null, 1]] : []);
  for (const outcome of ['admit', 'refuse', 'cannot-decide'] as const) {
    const query = { gate: [outcome], sort: 'name', order: 'asc', limit: 1 } as const;
    const { total } = await listModelRows(db, { access: undefined, refs: undefined }, query, now);
    expect([outcome, total]).toEqual([outcome, isListed && gate?.outcome === outcome ? 1 : 0]);
  }
  // What is pending is weighed by the next look at the catalog, not half an hour later.
  if (state === 'pending') expect(row.tried_at).toBeNull();
  if (row.tried_at !== null) {
    expect(Number(row.tried_at)).toBeGreaterThanOrEqual(world.tried);
    world.tried = Number(row.tried_at);
  }
  const newest = await db('postures')
    .where({ entity_ref: world.ref, location: row.location })
    .max({ at: 'assessed_at' })
    .first();
  if (row.tried_at !== null) {
    expect(Number(row.tried_at)).toBeGreaterThanOrEqual(Number(newest?.['at'] ?? 0));
  }
}

/** Whatever happened before, one more weighing says what lies at the place. */
async function comesRight(world: World): Promise<void> {
  await world.take({ do: 'refresh', to: 1, by: 0 });
  await world.end();
  const row = await findModel(database.db, world.ref);
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
        const world = new World();
        await world.take({ do: 'move', to: 0, by: 0 });
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
        await world.take({ do: 'remove', by: 0 });
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
