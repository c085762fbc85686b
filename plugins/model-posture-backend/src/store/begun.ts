import type { Knex } from 'knex';
import type { ModelRow } from './model-row.ts';

/**
 * What a weighing found when it began. Its result is stored only while that still holds: a weighing reads bytes for
 * seconds to hours, and meanwhile the model can move, or another replica can finish.
 */
export interface Begun {
  readonly entityRef: string;
  /** The place whose bytes are read; null if there is no folder. */
  readonly location: string | null;
  /** The last statement of the row at that time. */
  readonly postureId: string | null;
  /** Milliseconds. */
  readonly at: number;
}

/** The start of a weighing, from a row as it was read. */
export function begun(row: ModelRow, at: Date): Begun {
  return {
    entityRef: row.entity_ref,
    location: row.location,
    postureId: row.posture_id === null ? null : String(row.posture_id),
    at: at.getTime(),
  };
}

/**
 * Restricts a query on `models` to the row, if it still names the place, has no newer statement, and was not tried
 * after this weighing began.
 *
 * @param endedAt milliseconds; a try in the future comes from a wrong clock, and blocks no weighing
 */
export function whereStillSo(
  query: Knex.QueryBuilder,
  { entityRef, location, postureId, at }: Begun,
  endedAt: number,
): Knex.QueryBuilder {
  return query.where({ entity_ref: entityRef, location, posture_id: postureId }).where((tried) => {
    void tried.whereNull('tried_at').orWhere('tried_at', '<=', at);
    void tried.orWhere('tried_at', '>', endedAt);
  });
}
