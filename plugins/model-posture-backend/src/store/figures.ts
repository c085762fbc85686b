import type {
  ModelFigure,
  ModelState,
  ProblemFigure,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import type { Knex } from 'knex';
import { toMs } from './database.ts';

/** The fleet in figures. */
export interface Figures {
  /** As the API shows them at the time: an admission whose evidence has run out is none. */
  readonly models: readonly ModelFigure[];
  /** When the model that was weighed longest ago was weighed; null when none was. */
  readonly oldestWeighing: Date | null;
  /** When the model whose weighing was tried longest ago was tried; null when none was. */
  readonly oldestTry: Date | null;
  /** Most frequent first. */
  readonly problems: readonly ProblemFigure[];
}

interface Row {
  readonly state: ModelState;
  readonly gate: GateOutcome | null;
  readonly code: string | null;
  readonly stale: number | string;
  readonly models: number | string;
  readonly weighed: number | string | null;
  readonly tried: number | string | null;
}

/** Counts every model that the catalog lists. */
export async function findFigures(db: Knex, now: Date): Promise<Figures> {
  const stale = `case when m.state = 'weighed' and m.gate in ('admit', 'admit-with-conditions')
    and p.stale_at <= ? then 1 else 0 end`;
  const rows: readonly Row[] = await db('models as m')
    .leftJoin('postures as p', 'p.id', 'm.posture_id')
    .where('m.listed', true)
    .groupBy('state', 'gate', 'code', 'stale')
    .select(
      'm.state as state',
      'm.gate as gate',
      'm.error_code as code',
      db.raw(`${stale} as stale`, [now.getTime()]),
    )
    .count('* as models')
    .min('m.weighed_at as weighed')
    .min('m.tried_at as tried');
  return {
    models: sumUp(rows.map(toFigure)),
    oldestWeighing: oldestOf(rows.map(({ weighed }) => weighed)),
    oldestTry: oldestOf(rows.map(({ tried }) => tried)),
    problems: problemsOf(rows),
  };
}

function toFigure({ state, gate, stale, models }: Row): ModelFigure {
  const isStale = Number(stale) === 1;
  return {
    state: isStale ? 'error' : state,
    gate: isStale ? 'cannot-decide' : gate,
    models: Number(models),
  };
}

/** Admissions that have run out count with the errors: each pair of state and gate is there once. */
function sumUp(figures: readonly ModelFigure[]): readonly ModelFigure[] {
  const byKey = new Map<string, ModelFigure>();
  for (const figure of figures) {
    const key = `${figure.state} ${figure.gate}`;
    const before = byKey.get(key)?.models ?? 0;
    byKey.set(key, { ...figure, models: before + figure.models });
  }
  return [...byKey.values()];
}

function oldestOf(values: readonly (number | string | null)[]): Date | null {
  const times = values.map(toMs).filter((ms) => ms !== null);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function problemsOf(rows: readonly Row[]): readonly ProblemFigure[] {
  const byCode = new Map<string, number>();
  for (const { code, stale, models } of rows) {
    const problem = Number(stale) === 1 ? 'STALE' : code;
    if (problem === null) continue;
    byCode.set(problem, (byCode.get(problem) ?? 0) + Number(models));
  }
  return [...byCode]
    .map(([code, models]) => ({ code, models }))
    .sort((a, b) => b.models - a.models || (a.code < b.code ? -1 : 1));
}
