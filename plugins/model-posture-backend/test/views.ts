import { CHECKLIST_STATES } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistCounts,
  ChecklistState,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Posture } from '@weighbridge/core';
import { answerLine } from '@weighbridge/posture';
import type { ChecklistLine } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { expect } from 'vitest';
import { fleetChecklist } from '../src/api/fleet-checklist.ts';
import { currentPostureId, present } from '../src/api/present.ts';
import { countChecklist } from '../src/store/count-checklist.ts';
import { listModelRows } from '../src/store/list-models.ts';
import { findModelsByRef } from '../src/store/models.ts';
import { findPosture } from '../src/store/postures.ts';
import { STALE } from '../src/store/row-state.ts';
import { collectedTypes } from '../src/weighing/collectors.ts';

const EVERYTHING = { access: undefined, refs: undefined };
const COLLECTED = collectedTypes([]);

/** What the card and the tab of a model show: the card its summary, the tab its statement as well. */
export interface View {
  readonly isListed: boolean;
  readonly summary: ModelSummary;
  readonly posture: Posture | undefined;
}

/** For each model with a row, as GET of one model reads it. */
export async function viewsOf(
  db: Knex,
  refs: readonly string[],
  now: Date,
): Promise<readonly View[]> {
  const rows = await findModelsByRef(db, refs);
  const listed = new Set(await db('models').where({ listed: true }).pluck('entity_ref'));
  return Promise.all(
    rows.map(async (row) => {
      const id = currentPostureId(row);
      const posture = id === null ? undefined : await findPosture(db, id);
      const isListed = listed.has(row.entity_ref);
      return { isListed, summary: present(row, now), posture };
    }),
  );
}

/** The landing page counts what the cards and tabs of the listed models show, on every line. */
export async function landingAgrees(db: Knex, views: readonly View[], now: Date): Promise<void> {
  const shown = views.filter(({ isListed }) => isListed);
  for (const view of shown) cardIsOfTab(view);
  const count = await countChecklist(db, EVERYTHING, {}, now);
  const { totalModels, gate, refusedIfEnforced, lines, others } = fleetChecklist(
    count,
    now,
    COLLECTED,
  );
  const gates = (outcome: string | null) =>
    shown.filter(({ summary }) => (summary.gate?.outcome ?? null) === outcome).length;
  expect({ totalModels, ...gate }).toEqual({
    totalModels: shown.length,
    refuse: gates('refuse'),
    cannotDecide: gates('cannot-decide'),
    admitWithConditions: gates('admit-with-conditions'),
    admit: gates('admit'),
    pending: gates(null),
  });
  const refused = shown.filter(
    ({ summary, posture }) =>
      summary.state === 'weighed' &&
      summary.gate?.outcome !== 'refuse' &&
      posture?.gate.enforced === 'refuse',
  );
  expect(refusedIfEnforced).toBe(refused.length);
  for (const line of [...lines, ...others]) {
    const answers = shown.map((view) => saysOf(view, line, now));
    expect({ id: line.id, ...line.counts }).toEqual({ id: line.id, ...countsOf(answers) });
  }
}

/** Every list that the landing page links to has the models that it counted, each as its card shows it. */
export async function listAgrees(db: Knex, views: readonly View[], now: Date): Promise<void> {
  const shown = views.filter(({ isListed }) => isListed);
  const page = async (filter: object) => {
    const query = { ...filter, sort: 'name', order: 'asc', limit: 200 } as const;
    const { rows, total } = await listModelRows(db, EVERYTHING, query, now);
    expect(total).toBe(rows.length);
    return byRef(rows.map((row) => present(row, now)));
  };
  const summariesOf = (which: readonly View[]) => byRef(which.map(({ summary }) => summary));
  expect(await page({})).toEqual(summariesOf(shown));
  for (const outcome of ['admit', 'refuse', 'cannot-decide'] as const) {
    const which = shown.filter(({ summary }) => summary.gate?.outcome === outcome);
    expect(await page({ gate: [outcome] })).toEqual(summariesOf(which));
  }
  const { lines, others } = fleetChecklist(
    await countChecklist(db, EVERYTHING, {}, now),
    now,
    COLLECTED,
  );
  for (const line of [...lines, ...others]) {
    const answers = new Set<ChecklistState>(['unknown']);
    for (const view of shown) answers.add(saysOf(view, line, now).state);
    for (const answer of answers) {
      const which = shown.filter((view) => saysOf(view, line, now).state === answer);
      expect([line.id, await page({ line: line.id, answer: [answer] })]).toEqual([
        line.id,
        summariesOf(which),
      ]);
    }
  }
}

function byRef(summaries: readonly ModelSummary[]): readonly ModelSummary[] {
  return summaries.toSorted((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

/** A card that shows figures shows those of the statement in the tab. */
function cardIsOfTab({ summary, posture }: View): void {
  if (summary.state !== 'weighed') {
    expect(summary.counts).toBeNull();
    return;
  }
  expect({ gate: summary.gate, counts: summary.counts, digest: summary.digest }).toEqual({
    gate: { outcome: posture?.gate.outcome, sentence: posture?.gate.sentence },
    counts: posture?.counts,
    digest: posture?.subject.digest ?? null,
  });
}

interface Said {
  readonly state: ChecklistState;
  readonly isMade: boolean;
}

/** What a reader of the tab concludes for a line: after a failed weighing, only fails still hold. */
function saysOf(
  { summary, posture }: View,
  line: Pick<ChecklistLine, 'id' | 'controls'>,
  now: Date,
): Said {
  const isOver = summary.error?.code === STALE;
  if (posture === undefined || summary.state === 'pending')
    return { state: 'unknown', isMade: false };
  const verdicts = new Map(posture.verdicts.map((verdict) => [verdict.control, verdict]));
  const { state, made } = answerLine(line, verdicts, now);
  const holds = summary.state === 'weighed' || isOver || state === 'fail';
  if (!holds) return { state: 'unknown', isMade: false };
  return { state, isMade: state === 'pass' && made !== undefined };
}

function countsOf(answers: readonly Said[]): ChecklistCounts {
  const [pass, fail, unknown, stale, notApplicable] = CHECKLIST_STATES.map(
    (state) => answers.filter((each) => each.state === state).length,
  );
  const made = answers.filter(({ isMade }) => isMade).length;
  return { pass, made, fail, unknown, stale, notApplicable } as ChecklistCounts;
}
