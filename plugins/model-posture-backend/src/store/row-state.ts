import { CHECKLIST_STATES } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistState,
  ModelSort,
  ModelState,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { isOpenGate } from '@weighbridge/core/view';
import type { Knex } from 'knex';
import { toMs } from './database.ts';
import type { ModelRow } from './model-row.ts';
import { NO_FOLDER, placeOf } from './place.ts';

// What a row says at a time: once for a row that was read, and once in SQL. Nothing else in the
// plugin decides whether an admission holds. In SQL, rows of `models` are called `m`, the answer of a
// line `a`.

/** What decides the state of a row. */
export type StateRow = Pick<
  ModelRow,
  'state' | 'gate' | 'location' | 'weighed_location' | 'posture_id' | 'stale_at'
>;

/** The state of a row at a time. */
export interface RowState {
  readonly state: ModelState;
  readonly gate: GateOutcome | null;
  /** `moved`: its statement is about another place. `run-out`: what kept the admission open has ended. */
  readonly change: 'none' | 'moved' | 'run-out';
}

/** Whether the last statement is about the place that the annotation names now. */
export function isHere(
  row: Pick<ModelRow, 'location' | 'weighed_location' | 'posture_id'>,
): boolean {
  return row.posture_id !== null && row.weighed_location === placeOf(row.location);
}

/** The state of a row: an admission is shown only for the place that was weighed, and until it runs out. */
export function rowStateAt(row: StateRow, now: Date): RowState {
  const { state, gate } = row;
  if (state !== 'weighed') return { state, gate: closed(state, gate), change: 'none' };
  if (!isHere(row)) return { state: 'pending', gate: null, change: 'moved' };
  const staleAt = toMs(row.stale_at);
  if (isOpen(gate) && staleAt !== null && staleAt <= now.getTime()) {
    return { state: 'error', gate: 'cannot-decide', change: 'run-out' };
  }
  return { state, gate, change: 'none' };
}

function closed(state: 'pending' | 'error', gate: GateOutcome | null): GateOutcome | null {
  if (!isOpen(gate)) return gate;
  return state === 'error' ? 'cannot-decide' : null;
}

function isOpen(gate: GateOutcome | null): boolean {
  return gate !== null && isOpenGate(gate);
}

/** `isHere` of a row. */
export const HERE = `m.posture_id is not null and coalesce(m.weighed_location = coalesce(m.location, '${NO_FOLDER}'), false)`;

const OPEN = `m.gate in ('admit', 'admit-with-conditions')`;
const MOVED = `m.state = 'weighed' and not (${HERE})`;
/** Whether an admission has run out; binds the time. */
export const RUN_OUT = `m.state = 'weighed' and ${HERE} and ${OPEN} and coalesce(m.stale_at <= ?, false)`;
const WEIGHED = `m.state = 'weighed' and ${HERE} and not (${RUN_OUT})`;

/** An expression with the values that it binds. */
export interface Expression {
  readonly sql: string;
  readonly bindings: readonly Knex.Value[];
}

/** `state` of `rowStateAt`. */
export function stateAt(now: number): Expression {
  const sql = `case when ${MOVED} then 'pending' when ${RUN_OUT} then 'error' else m.state end`;
  return { sql, bindings: [now] };
}

/** `gate` of `rowStateAt`: an outcome, or null. */
export function gateAt(now: number): Expression {
  const sql = `case when ${MOVED} then null when ${RUN_OUT} then 'cannot-decide'
    when m.state = 'error' and ${OPEN} then 'cannot-decide'
    when m.state = 'pending' and ${OPEN} then null else m.gate end`;
  return { sql, bindings: [now] };
}

/** The code of the problem that is shown for a row at a time; null if none is stored. */
export function problemAt(now: number): Expression {
  const sql = `case when ${RUN_OUT} then '${STALE}' when m.state <> 'weighed' then m.error_code end`;
  return { sql, bindings: [now] };
}

/** The problem of an admission that has run out. */
export const STALE = 'STALE';

/** How many models of a group would be refused if no control were advisory, but are not. */
export function refusedIfEnforcedAt(now: number): Expression {
  return {
    sql: `sum(case when m.refused_if_enforced and ${WEIGHED} then 1 else 0 end)`,
    bindings: [now],
  };
}

/** The sort key of a list: never null. */
export function figureAt(sort: ModelSort, now: number): Expression {
  const count = (column: string) => ({
    sql: `case when ${WEIGHED} then coalesce(m.${column}, -1) else -1 end`,
    bindings: [now],
  });
  const figures: Readonly<Record<ModelSort, () => Expression>> = {
    name: () => ({ sql: 'm.title_key', bindings: [] }),
    owner: () => ({ sql: 'm.owner_key', bindings: [] }),
    age: () => ({
      sql: `case when ${HERE} then coalesce(m.weighed_at, -1) else -1 end`,
      bindings: [],
    }),
    gate: () => {
      const gate = gateAt(now);
      const sql = `case ${gate.sql} when 'refuse' then 0 when 'cannot-decide' then 1
        when 'admit-with-conditions' then 2 when 'admit' then 3 else 4 end`;
      return { sql, bindings: gate.bindings };
    },
    fail: () => count('fail'),
    unknown: () => count('unknown'),
    pass: () => count('pass'),
  };
  return figures[sort]();
}

/** Whether the answers are about the model as it is now. */
export const IS_ANSWERED = `${HERE} and m.state in ('weighed', 'error')`;

/** The answers of such a model that hold: only a fail outlives a weighing that failed. */
export const HOLDS = `(m.state = 'weighed' or a.state = 'fail')`;

/** What a line says at a time, from an answer that holds. */
export function heldAnswerAt(now: number): Expression {
  const sql = `case when a.stale_at <= ? and a.state in ('pass', 'not-applicable') then 'stale'
    else a.state end`;
  return { sql, bindings: [now] };
}

/** What a line says about a row at a time, with or without an answer. */
export function answerAt(now: number): Expression {
  const held = heldAnswerAt(now);
  const sql = `case when a.state is not null and ${IS_ANSWERED} and ${HOLDS} then ${held.sql}
    else 'unknown' end`;
  return { sql, bindings: held.bindings };
}

/** The text of a database as an answer; anything else counts as unknown. */
export function toChecklistState(text: string): ChecklistState {
  return CHECKLIST_STATES.find((state) => state === text) ?? 'unknown';
}
