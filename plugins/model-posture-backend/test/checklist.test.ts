import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  ChecklistCounts,
  ChecklistState,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { fleetChecklistSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { catalogue } from '@weighbridge/posture';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf, fillPostures, listFleet } from '../fleet/index.ts';
import { listModels, namesOf } from './estate.ts';
import { STRANGER, startPortal } from './portal.ts';
import type { Portal } from './portal.ts';

const MODELS = 60;
const ANSWERS = ['pass', 'fail', 'unknown', 'stale', 'not-applicable'] as const;
const stranger = mockCredentials.user.header(STRANGER);

let portal: Portal;

beforeAll(async () => {
  const fleet = { models: MODELS, now: new Date() };
  portal = await startPortal({ entities: [...entitiesOf(listFleet(fleet))] });
  await fillPostures(portal.db, fleet);
});

afterAll(async () => portal[Symbol.asyncDispose]());

async function checklistOf(query = '', token?: string) {
  const { body } = await portal.get(`/checklist?${query}`, token).expect(200);
  return fleetChecklistSchema.parse(body);
}

function countOf(counts: Record<string, number>, answer: ChecklistState): number {
  return counts[answer === 'not-applicable' ? 'notApplicable' : answer] ?? 0;
}

/** Models with all five answers; some of them pass with what was made here. */
function totalOf({ pass, fail, unknown, stale, notApplicable }: ChecklistCounts): number {
  return pass + fail + unknown + stale + notApplicable;
}

test('has ten lines, and the answers of each add up to the fleet', async () => {
  const { totalModels, lines } = await checklistOf();
  expect(totalModels).toBe(MODELS);
  expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => `C${n + 1}`));
  for (const { counts } of lines) {
    expect(totalOf(counts)).toBe(MODELS);
  }
});

test('begins with the gate, whose counts add up and open the models they count', async () => {
  const { gate } = await checklistOf();
  expect(Object.values(gate).reduce((a, b) => a + b)).toBe(MODELS);
  for (const [query, count] of [
    ['gate=refuse', gate.refuse],
    ['gate=cannot-decide', gate.cannotDecide],
    ['gate=admit-with-conditions', gate.admitWithConditions],
    ['gate=admit', gate.admit],
    ['state=pending', gate.pending],
  ] as const) {
    expect([query, (await listModels(portal, query)).totalItems]).toEqual([query, count]);
  }
});

test('every control of the catalogue is in a line or next to the lines, and opens its models', async () => {
  const { lines, others } = await checklistOf();
  const shown = [...lines, ...others].flatMap(({ controls }) => controls);
  expect(new Set(shown)).toEqual(new Set(catalogue.controls.map(({ id }) => id)));
  for (const { id, counts, uncollected } of others) {
    expect(totalOf(counts)).toBe(MODELS);
    const page = await listModels(portal, `line=${id}&answer=fail&limit=200`);
    expect(page.totalItems).toBe(counts.fail);
    expect(uncollected.every((control) => control === id)).toBe(true);
  }
});

test('a line that nothing here can answer says so, and blames no owner for what was not looked at', async () => {
  const { lines } = await checklistOf();
  const unanswerable = lines.filter((line) => line.uncollected.length === line.controls.length);
  expect(unanswerable.map(({ id }) => id)).toContain('C6');
  expect(unanswerable.map(({ id }) => id)).not.toContain('C4');
  for (const { owners, counts } of unanswerable) {
    const named = owners.reduce((total, { models }) => total + models, 0);
    expect(named).toBeLessThanOrEqual(counts.fail + counts.stale);
  }
});

test('reports how many of those that pass do so with what was made here', async () => {
  const { lines, others } = await checklistOf();
  const bills = lines.find(({ id }) => id === 'C4')?.counts;
  expect(bills?.made).toBeGreaterThan(0);
  expect(bills?.made).toBeLessThan(bills?.pass ?? 0);
  for (const { id, counts } of [...lines, ...others]) {
    if (id !== 'C4') expect([id, counts.made]).toEqual([id, 0]);
  }
});

test('every cell opens exactly the models that it counts', async () => {
  const { lines } = await checklistOf();
  for (const { id, counts } of lines) {
    const seen = new Set<string>();
    for (const answer of ANSWERS) {
      const page = await listModels(portal, `line=${id}&answer=${answer}&limit=200`);
      expect(page.totalItems).toBe(countOf({ ...counts }, answer));
      for (const name of namesOf(page)) seen.add(name);
    }
    expect(seen.size).toBe(MODELS);
  }
});

test('owners of what is missing are named, most models first, and add up', async () => {
  const { lines } = await checklistOf();
  for (const { counts, owners, totalOwners, uncollected } of lines) {
    const models = owners.map((owner) => owner.models);
    expect(models).toEqual(models.toSorted((a, b) => b - a));
    expect(owners.length).toBe(Math.min(totalOwners, 10));
    const missing = counts.fail + counts.stale + (uncollected.length > 0 ? 0 : counts.unknown);
    const named = models.reduce((a, b) => a + b, 0);
    expect(totalOwners > owners.length ? named < missing : named === missing).toBe(true);
  }
});

test('counts the models of the requested owner or search', async () => {
  const owner = 'group:default/team-ecology';
  const { totalItems } = await listModels(portal, `owner=${owner}`);
  expect(totalItems).toBeGreaterThan(0);
  expect((await checklistOf(`owner=${owner}`)).totalModels).toBe(totalItems);
  const found = await listModels(portal, 'q=cod');
  expect((await checklistOf('q=cod')).totalModels).toBe(found.totalItems);
  expect((await checklistOf('q=nothing-is-called-so')).totalModels).toBe(0);
});

test.for(['owner=', 'q=%00', 'line=C1', 'limit=1'])('answers 400 to %s', async (query) => {
  const { status, body } = await portal.get(`/checklist?${query}`);
  expect({ status, name: body.error?.name }).toEqual({ status: 400, name: 'InputError' });
});

test('does not answer unknown callers', async () => {
  const { status } = await portal.get('/checklist', mockCredentials.none.header());
  expect(status).toBe(401);
});

test('what the catalog hides leaks into no count, no owner and no cursor', async () => {
  const all = await listModels(portal, 'sort=name&limit=200');
  const hidden = all.items.filter(({ owner }) => owner === 'group:default/team-ecology');
  for (const { entityRef } of hidden) portal.hidden.add(entityRef);
  try {
    const { totalModels, lines } = await checklistOf('', stranger);
    expect(totalModels).toBe(MODELS - hidden.length);
    for (const { counts, owners } of lines) {
      expect(totalOf(counts)).toBe(totalModels);
      expect(owners.map(({ owner }) => owner)).not.toContain('group:default/team-ecology');
    }
    // Page by page, so hidden models are at every border between two pages.
    const shown: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await listModels(portal, `sort=name&limit=1${after}`, stranger);
      expect(page.totalItems).toBe(totalModels);
      const next = Buffer.from(page.nextCursor ?? '', 'base64url').toString();
      for (const { entityRef } of hidden) expect(next).not.toContain(entityRef);
      shown.push(...page.items.map(({ entityRef }) => entityRef));
      cursor = page.nextCursor;
    }
    const left = all.items.filter((item) => !hidden.includes(item));
    expect(shown).toEqual(left.map(({ entityRef }) => entityRef));
  } finally {
    portal.hidden.clear();
  }
});

test('a model that moved is unknown on every line, even if a line failed', async () => {
  const { items } = await listModels(portal, 'line=C2&answer=fail&state=weighed&limit=1');
  const name = items[0]?.entityRef ?? '';
  const before = await checklistOf();
  const was = await portal.db('models').where({ entity_ref: name }).first();
  await portal.db('models').where({ entity_ref: name }).update({ location: 'fleet/elsewhere' });
  const after = await checklistOf();
  await portal.db('models').where({ entity_ref: name }).update({ location: was.location });
  expect(after.lines[1]?.counts.fail).toBe((before.lines[1]?.counts.fail ?? 0) - 1);
  expect(after.lines[1]?.counts.unknown).toBe((before.lines[1]?.counts.unknown ?? 0) + 1);
  expect(await checklistOf()).toMatchObject({ lines: before.lines });
});
