import { CHECKLIST_STATES } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ChecklistState, ModelSort } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';

// What `api/present.ts` says of a row at a time, for databases; rows of `models` are called `m`, the answer
// of a line `a`.

/** An admission whose evidence has run out; binds the time. */
const RUN_OUT = `m.state = 'weighed' and m.gate in ('admit', 'admit-with-conditions') and coalesce(m.stale_at <= ?, false)`;

/** Whether the last statement is about the place that the annotation names now. */
const HERE = `m.posture_id is not null and coalesce(m.weighed_location = m.location, false)`;

const WEIGHED = `m.state = 'weighed' and not (${RUN_OUT}) and ${HERE}`;

/** An expression with the values that it binds. */
export interface Expression {
  readonly sql: string;
  readonly bindings: readonly Knex.Value[];
}

/** The state of a row at a time. */
export function stateAt(now: number): Expression {
  return { sql: `case when ${RUN_OUT} then 'error' else m.state end`, bindings: [now] };
}

/** The outcome of the gate of a row at a time, or null. */
export function gateAt(now: number): Expression {
  return { sql: `case when ${RUN_OUT} then 'cannot-decide' else m.gate end`, bindings: [now] };
}

/** What a list is sorted by: never null. */
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

/** Whether anything that was answered is about the model as it is now. */
export const IS_ANSWERED = `${HERE} and m.state in ('weighed', 'error')`;

/** Of the answers of such a model, those that hold: only a failure outlives a weighing that failed. */
export const HOLDS = `(m.state = 'weighed' or a.state = 'fail')`;

/** What a line says at a time by an answer that holds. */
export function heldAnswerAt(now: number): Expression {
  const sql = `case when a.stale_at <= ? and a.state in ('pass', 'not-applicable') then 'stale'
    else a.state end`;
  return { sql, bindings: [now] };
}

/** What a line says of a row at a time, with or without an answer. */
export function answerAt(now: number): Expression {
  const held = heldAnswerAt(now);
  const sql = `case when a.state is not null and ${IS_ANSWERED} and ${HOLDS} then ${held.sql}
    else 'unknown' end`;
  return { sql, bindings: held.bindings };
}

/** The word of a database as an answer; what is none of them counts as unknown. */
export function toChecklistState(text: string): ChecklistState {
  return CHECKLIST_STATES.find((state) => state === text) ?? 'unknown';
}
