import { MODEL_NOTICES } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistQuery,
  FleetNotices,
  ModelNotice,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import { OWNER_NOT_ALLOWED } from '../sources/naming.ts';
import { IS_SHARED } from './namesakes.ts';
import { problemAt } from './row-state.ts';
import type { Expression } from './row-state.ts';
import { modelsIn } from './scope.ts';
import type { Scope } from './scope.ts';

/** Whether a row `m` needs attention at a time. */
function noticeAt(notice: ModelNotice, now: number): Expression {
  if (notice === 'shared') return { sql: IS_SHARED, bindings: [] };
  const { sql, bindings } = problemAt(now);
  const code = notice === 'owner-not-allowed' ? OWNER_NOT_ALLOWED : 'NOT_LOCATED';
  return { sql: `coalesce(${sql}, '') = ?`, bindings: [...bindings, code] };
}

/** Restricts a query to rows with any of these notices. */
export function whereNotices(
  query: Knex.QueryBuilder,
  notices: readonly ModelNotice[],
  now: number,
): void {
  void query.where((any) => {
    for (const notice of notices) {
      const { sql, bindings } = noticeAt(notice, now);
      void any.orWhereRaw(`(${sql})`, [...bindings]);
    }
  });
}

/** How many of the models that the caller may see need attention, and why. */
export async function countNotices(
  db: Knex,
  scope: Scope,
  filter: ChecklistQuery,
  now: Date,
): Promise<FleetNotices> {
  const sums = MODEL_NOTICES.map((notice) => {
    const { sql, bindings } = noticeAt(notice, now.getTime());
    return db.raw(`sum(case when ${sql} then 1 else 0 end) as ??`, [...bindings, notice]);
  });
  const row = await modelsIn(db, scope, filter).select(sums).first();
  const of = (notice: ModelNotice) => Number(row?.[notice] ?? 0);
  return {
    shared: of('shared'),
    ownerNotAllowed: of('owner-not-allowed'),
    notLocated: of('not-located'),
  };
}
