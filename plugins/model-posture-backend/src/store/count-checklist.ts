import type { ChecklistState } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import { toMs } from './database.ts';
import {
  gateAt,
  heldAnswerAt,
  HOLDS,
  IS_ANSWERED,
  refusedIfEnforcedAt,
  toChecklistState,
} from './row-state.ts';
import { modelsIn } from './scope.ts';
import type { ModelFilter, Scope } from './scope.ts';

/** Models of one owner with the same answer to a line. */
export interface AnswerGroup {
  readonly line: string;
  readonly state: ChecklistState;
  readonly owner: string | null;
  readonly models: number;
  /** How many of them hold the line with what was made here. */
  readonly made: number;
  /** Milliseconds; null if nothing was observed. */
  readonly oldestAt: number | null;
  readonly newestAt: number | null;
}

/** The checklist counts over the models that a caller may see. */
export interface ChecklistCount {
  /** How many models each owner has. */
  readonly owners: ReadonlyMap<string | null, number>;
  /** How many models each outcome of the gate has; null: not yet decided. */
  readonly gates: ReadonlyMap<string | null, number>;
  /** How many models would be refused if no control were advisory, but are not. */
  readonly refusedIfEnforced: number;
  /** A model that is not in any group of a line has no answer there. */
  readonly groups: readonly AnswerGroup[];
}

interface Row {
  readonly line: string | null;
  readonly answer: string | null;
  readonly owner: string | null;
  readonly outcome: string | null;
  readonly refused: string | number | null;
  readonly models: string | number;
  readonly made: string | number | null;
  readonly oldest: string | number | null;
  readonly newest: string | number | null;
}

/**
 * Counts the answers of every line at a time.
 *
 * One SQL statement, so answers and totals are from one moment and add up, whatever is weighed meanwhile.
 */
export async function countChecklist(
  db: Knex,
  scope: Scope,
  filter: ModelFilter,
  now: Date,
): Promise<ChecklistCount> {
  const gate = gateAt(now.getTime());
  const refused = refusedIfEnforcedAt(now.getTime());
  const totals = modelsIn(db, scope, filter)
    .select(db.raw('null as line, null as answer'), 'm.owner')
    .select(db.raw(`${gate.sql} as outcome`, [...gate.bindings]))
    .select(db.raw(`${refused.sql} as refused`, [...refused.bindings]))
    .select(db.raw('count(*) as models, null as made, null as oldest, null as newest'))
    .groupBy('m.owner', 'outcome');
  const answered = modelsIn(db, scope, filter)
    .whereRaw(IS_ANSWERED)
    .select('m.owner', 'm.state', 'm.posture_id');
  const answer = heldAnswerAt(now.getTime());
  const answers = db
    .from(answered.as('m'))
    .join('checklist_answers as a', 'a.posture_id', 'm.posture_id')
    .whereRaw(HOLDS)
    .select('a.line', db.raw(`${answer.sql} as answer`, [...answer.bindings]), 'm.owner')
    .select(db.raw('null as outcome, cast(null as bigint) as refused'))
    .select(db.raw('count(*) as models, sum(case when a.made then 1 else 0 end) as made'))
    .select(db.raw('min(a.observed_at) as oldest, max(a.newest_at) as newest'))
    .groupBy('a.line', 'answer', 'm.owner');
  // Inside: a grouping next to a union would apply after it.
  const rows: readonly Row[] = await db.select('*').from(answers.as('answers')).unionAll([totals]);
  const all = rows.filter(({ line }) => line === null);
  return {
    owners: sumBy(all, ({ owner }) => owner),
    gates: sumBy(all, ({ outcome }) => outcome),
    refusedIfEnforced: all.reduce((sum, row) => sum + Number(row.refused), 0),
    groups: rows.flatMap(toGroup),
  };
}

function sumBy(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
): ReadonlyMap<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + Number(row.models));
  return sums;
}

function toGroup({
  line,
  answer,
  owner,
  models,
  made,
  oldest,
  newest,
}: Row): readonly AnswerGroup[] {
  if (line === null || answer === null) return [];
  return [
    {
      line,
      state: toChecklistState(answer),
      owner,
      models: Number(models),
      made: Number(made),
      oldestAt: toMs(oldest),
      newestAt: toMs(newest),
    },
  ];
}
