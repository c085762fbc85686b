import type {
  ModelFigure,
  ModelState,
  ProblemFigure,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import type { Knex } from 'knex';
import { DUE } from './claims.ts';
import { toMs } from './database.ts';
import { gateAt, HERE, problemAt, stateAt } from './row-state.ts';
import type { Expression } from './row-state.ts';

/** The fleet in figures. */
export interface Figures {
  /** As the API shows them at the time: an admission whose evidence has run out does not count. */
  readonly models: readonly ModelFigure[];
  /** When the model that was weighed longest ago was weighed; null when none was. */
  readonly oldestWeighing: Date | null;
  /** When the model whose weighing was tried longest ago was tried; null when none was. */
  readonly oldestTry: Date | null;
  /** Models that wait to be weighed, or are being weighed, by any replica. */
  readonly due: number;
  /** Most frequent first. */
  readonly problems: readonly ProblemFigure[];
}

interface Row {
  readonly state: ModelState;
  readonly gate: GateOutcome | null;
  readonly code: string | null;
  readonly models: number | string;
  readonly weighed: number | string | null;
  readonly tried: number | string | null;
  readonly due: number | string;
}

/** Counts every model that the catalog lists. */
export async function findFigures(db: Knex, now: Date): Promise<Figures> {
  const at = now.getTime();
  const as = ({ sql, bindings }: Expression, name: string) =>
    db.raw(`${sql} as ${name}`, [...bindings]);
  // The age of a weighing at another place is not an age of the model.
  const models = db('models as m')
    .where('m.listed', true)
    .select(as(stateAt(at), 'state'), as(gateAt(at), 'gate'), as(problemAt(at), 'code'))
    .select(db.raw(`case when ${HERE} then m.weighed_at end as weighed_at`), 'm.tried_at')
    .select(db.raw(`case when ${DUE} then 1 else 0 end as due`));
  const rows: readonly Row[] = await db
    .from(models.as('m'))
    .groupBy('state', 'gate', 'code')
    .select('state', 'gate', 'code')
    .count('* as models')
    .min('weighed_at as weighed')
    .min('tried_at as tried')
    .sum('due as due');
  return {
    models: sumUp(rows),
    oldestWeighing: oldestOf(rows.map(({ weighed }) => weighed)),
    oldestTry: oldestOf(rows.map(({ tried }) => tried)),
    due: rows.reduce((sum, { due }) => sum + Number(due), 0),
    problems: problemsOf(rows),
  };
}

/** Each pair of state and gate appears once, whatever the problems. */
function sumUp(rows: readonly Row[]): readonly ModelFigure[] {
  const byKey = new Map<string, ModelFigure>();
  for (const { state, gate, models } of rows) {
    const key = `${state} ${gate}`;
    const before = byKey.get(key)?.models ?? 0;
    byKey.set(key, { state, gate, models: before + Number(models) });
  }
  return [...byKey.values()];
}

function oldestOf(values: readonly (number | string | null)[]): Date | null {
  const times = values.map(toMs).filter((ms) => ms !== null);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function problemsOf(rows: readonly Row[]): readonly ProblemFigure[] {
  const byCode = new Map<string, number>();
  for (const { code, models } of rows) {
    if (code === null) continue;
    byCode.set(code, (byCode.get(code) ?? 0) + Number(models));
  }
  return [...byCode]
    .map(([code, models]) => ({ code, models }))
    .sort((a, b) => b.models - a.models || (a.code < b.code ? -1 : 1));
}
