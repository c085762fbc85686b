import type { ChecklistState, ModelSort } from '@weighbridge/backstage-plugin-model-posture-common';
import { MODEL_SORTS } from '@weighbridge/backstage-plugin-model-posture-common';
import { answerChecklist, checklist } from '@weighbridge/posture';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawFleet, fillPostures } from '../fleet/index.ts';
import type { FleetModel, FleetOptions } from '../fleet/index.ts';
import { fleetChecklist } from '../src/api/fleet-checklist.ts';
import { present } from '../src/api/present.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { listModelRows } from '../src/store/list-models.ts';
import type { ListQuery } from '../src/store/list-models.ts';
import { findModelsByRef } from '../src/store/models.ts';
import { sortKey } from '../src/store/sort-key.ts';
import { collectedTypes } from '../src/weighing/collectors.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

// Every answer of the database must equal the result of folding the statements one by one in memory.

const WEIGHED = new Date('2026-11-23T12:00:00Z');
const DAY_MS = 86_400_000;
const COLLECTED = collectedTypes([]);
const TABLES = [
  'models',
  'postures',
  'evidence',
  'posture_evidence',
  'findings',
  'checklist_answers',
];
const MANY_RUNS_MS = 300_000;
const RUNS = { numRuns: propertyRuns({ short: 12, long: 40 }) };

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => database[Symbol.asyncDispose]());

const worlds = fc.record({
  seed: fc.nat(1_000_000),
  models: fc.integer({ min: 1, max: 25 }),
  /** Long after the weighings, so answers go stale. */
  now: fc.integer({ min: 0, max: 400 }).map((days) => new Date(WEIGHED.getTime() + days * DAY_MS)),
  /** For every model, whether the caller may see it. */
  seen: fc.infiniteStream(fc.boolean()),
});

async function store(fleet: FleetOptions): Promise<readonly FleetModel[]> {
  const { db } = database;
  if (await db.schema.hasTable('models')) for (const table of TABLES) await db(table).delete();
  await fillPostures(db, fleet);
  return [...drawFleet(fleet)];
}

/** Whether a line passes with what was made here. */
function isMade(model: FleetModel, line: string, now: Date): boolean {
  const posture = model.weighings.at(-1)?.posture;
  if (posture === undefined || answerOf(model, line, now) !== 'pass') return false;
  const asked = checklist.find(({ id }) => id === line)?.controls ?? [];
  return posture.verdicts.some(
    ({ control, reason }) => asked.includes(control) && reason === 'evidence-generated',
  );
}

/** What a line says about a model, from its last statement. */
function answerOf(
  { listed, weighings, failedAt }: FleetModel,
  line: string,
  now: Date,
): ChecklistState {
  const last = weighings.at(-1);
  if (last === undefined || last.location !== listed.location) return 'unknown';
  const answer = answerChecklist(last.posture, now).find((each) => each.line === line);
  if (failedAt === undefined) return answer?.state ?? 'unknown';
  return answer?.state === 'fail' ? 'fail' : 'unknown';
}

test(
  'every count of the checklist equals that of the plain fold, and opens the models it counts',
  async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ seed, models, now, seen }) => {
        const fleet = await store({ models, seed, now: WEIGHED });
        const mine = fleet.filter(() => seen.next().value === true);
        const refs = new Set(mine.map(({ listed }) => listed.entityRef));
        const scope = { access: undefined, refs };
        const answer = fleetChecklist(
          await countChecklist(database.db, scope, {}, now),
          now,
          COLLECTED,
        );
        expect(answer.totalModels).toBe(mine.length);
        for (const [index, { id }] of checklist.entries()) {
          const plain = mine.map((model) => answerOf(model, id, now));
          const of = (state: ChecklistState) => plain.filter((each) => each === state).length;
          expect({ id, ...answer.lines[index]?.counts }).toEqual({
            id,
            pass: of('pass'),
            made: mine.filter((model) => isMade(model, id, now)).length,
            fail: of('fail'),
            unknown: of('unknown'),
            stale: of('stale'),
            notApplicable: of('not-applicable'),
          });
          const query = {
            line: id,
            answer: ['fail', 'stale'],
            sort: 'name',
            order: 'asc',
            limit: 200,
          } as const;
          const page = await listModelRows(database.db, scope, query, now);
          expect(page.rows.map((row) => row.entity_ref).toSorted()).toEqual(
            mine
              .filter((_, at) => plain[at] === 'fail' || plain[at] === 'stale')
              .map(({ listed }) => listed.entityRef)
              .toSorted(),
          );
        }
      }),
      RUNS,
    );
  },
  MANY_RUNS_MS,
);

test(
  'the dates of a line are those of the oldest and the newest evidence that decided',
  async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ seed, models }) => {
        const fleet = await store({ models, seed, now: WEIGHED });
        const scope = { access: undefined, refs: undefined };
        const answer = fleetChecklist(
          await countChecklist(database.db, scope, {}, WEIGHED),
          WEIGHED,
          COLLECTED,
        );
        for (const [index, { id, controls }] of checklist.entries()) {
          const times = fleet.flatMap((model) => {
            const last = model.weighings.at(-1);
            const isHere = last?.location === model.listed.location;
            const holds = model.failedAt === undefined || answerOf(model, id, WEIGHED) === 'fail';
            if (last === undefined || !isHere || !holds) return [];
            return last.posture.verdicts
              .filter(({ control }) => controls.includes(control))
              .flatMap(({ observedAt }) => observedAt ?? []);
          });
          const sorted = times.toSorted();
          expect(answer.lines[index]).toMatchObject({
            oldestEvidenceAt: sorted[0] ?? null,
            newestEvidenceAt: sorted.at(-1) ?? null,
          });
        }
      }),
      RUNS,
    );
  },
  MANY_RUNS_MS,
);

/** A figure as bytes or a number, as the list sorts by it. */
function figureOf(model: ReturnType<typeof present>, sort: ModelSort): Buffer | number {
  const gates = ['refuse', 'cannot-decide', 'admit-with-conditions', 'admit'];
  switch (sort) {
    case 'name':
      return Buffer.from(sortKey(model.title));
    case 'owner':
      return Buffer.from(sortKey(model.owner ?? ''));
    case 'gate':
      return model.gate === null ? gates.length : gates.indexOf(model.gate.outcome);
    case 'age':
      return model.weighedAt === null ? -1 : Date.parse(model.weighedAt);
    case 'fail':
    case 'pass':
    case 'unknown':
      return model.counts?.[sort] ?? -1;
  }
}

function compare(a: Buffer | number, b: Buffer | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(a as Buffer), Buffer.from(b as Buffer));
}

test(
  'a walk through any list shows what sorting and filtering in memory shows',
  async () => {
    const queries = fc.record({
      sort: fc.constantFrom(...MODEL_SORTS),
      order: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 7 }),
      state: fc.option(fc.subarray(['weighed', 'pending', 'error'] as const, { minLength: 1 }), {
        nil: undefined,
      }),
      gate: fc.option(
        fc.subarray(['refuse', 'cannot-decide', 'admit-with-conditions', 'admit'] as const, {
          minLength: 1,
        }),
        { nil: undefined },
      ),
    });
    await fc.assert(
      fc.asyncProperty(worlds, queries, async ({ seed, models, now }, query) => {
        const { sort, order, limit, state, gate } = query;
        const fleet = await store({ models, seed, now: WEIGHED });
        const rows = await findModelsByRef(
          database.db,
          fleet.map(({ listed }) => listed.entityRef),
        );
        const sign = order === 'asc' ? 1 : -1;
        const plain = rows
          .map((row) => present(row, now))
          .filter((model) => state?.includes(model.state) ?? true)
          .filter((model) => gate === undefined || gate.includes(model.gate?.outcome as never))
          .toSorted(
            (a, b) =>
              sign * compare(figureOf(a, sort), figureOf(b, sort)) ||
              compare(figureOf(a, 'name'), figureOf(b, 'name')) ||
              (a.entityRef < b.entityRef ? -1 : 1),
          );
        const filters = { ...(state && { state }), ...(gate && { gate }) };
        const walk: ListQuery = { sort, order, limit, ...filters };
        expect(await walkThrough(walk, now)).toEqual(plain.map(({ entityRef }) => entityRef));
      }),
      RUNS,
    );
  },
  MANY_RUNS_MS,
);

async function walkThrough(query: ListQuery, now: Date): Promise<readonly string[]> {
  const scope = { access: undefined, refs: undefined };
  const seen: string[] = [];
  for (let next: Partial<ListQuery> | undefined = {}; next !== undefined;) {
    const page = await listModelRows(database.db, scope, { ...query, ...next }, now);
    seen.push(...page.rows.map((row) => row.entity_ref));
    next = page.next === null ? undefined : { after: page.next };
  }
  return seen;
}
