import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { fulfils } from '@weighbridge/backstage-plugin-model-posture-node';
import type {
  ModelCondition,
  ModelResource,
} from '@weighbridge/backstage-plugin-model-posture-node';
import type { Knex } from 'knex';

/** Which models a caller may see or refresh: conditions, combined by allOf, anyOf and not. */
export type AccessFilter = PermissionCriteria<ModelCondition>;

/** Whether the filter lets a model through; no filter lets everything through. */
export function allows(
  filter: AccessFilter | undefined,
  subject: Pick<ModelResource, 'owner' | 'location'>,
): boolean {
  if (filter === undefined) return true;
  if ('allOf' in filter) return filter.allOf.every((part) => allows(part, subject));
  if ('anyOf' in filter) return filter.anyOf.some((part) => allows(part, subject));
  if ('not' in filter) return !allows(filter.not, subject);
  return fulfils(subject, filter);
}

/** Adds the condition of `allows` to a query on `models`, named `table`; no filter adds nothing. */
export function whereAccess(
  query: Knex.QueryBuilder,
  filter: AccessFilter | undefined,
  table = 'm',
): void {
  if (filter === undefined) return;
  void query.where((part) => addFilter(part, filter, table));
}

function addFilter(query: Knex.QueryBuilder, filter: AccessFilter, table: string): void {
  if ('allOf' in filter) {
    for (const part of filter.allOf) void query.where((q) => addFilter(q, part, table));
  } else if ('anyOf' in filter) {
    for (const part of filter.anyOf) void query.orWhere((q) => addFilter(q, part, table));
  } else if ('not' in filter) {
    void query.whereNot((q) => addFilter(q, filter.not, table));
  } else {
    addCondition(query, filter, table);
  }
}

/** Never null, because `not null` is null: a negated condition must be true or false. */
function addCondition(
  query: Knex.QueryBuilder,
  { column, values }: ModelCondition,
  table: string,
): void {
  if (values.length === 0) {
    void query.whereRaw('1 = 0');
  } else if (column === 'owner') {
    void query.whereNotNull(`${table}.owner`).whereIn(`${table}.owner`, [...values]);
  } else {
    void query.whereNotNull(`${table}.location`).where((either) => {
      for (const source of values) {
        const start = `${source}/`;
        void either.orWhereRaw('substr(??, 1, ?) = ?', [
          `${table}.location`,
          [...start].length,
          start,
        ]);
      }
    });
  }
}
