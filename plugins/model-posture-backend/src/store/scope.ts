import type { Knex } from 'knex';
import type { AccessFilter } from './access-filter.ts';
import { whereAccess } from './access-filter.ts';
import { searchable } from './listing.ts';

/** Which models a caller may see. */
export interface Scope {
  /** What the permission to read lets through; undefined: everything. */
  readonly access: AccessFilter | undefined;
  /** References of what the catalog shows; undefined: everything. */
  readonly refs: ReadonlySet<string> | undefined;
}

/** Which of those are wanted. */
export interface ModelFilter {
  readonly owner?: readonly string[];
  readonly q?: string;
}

/** The rows of `models`, called `m`, that the catalog lists, the caller may see and the filter wants. */
export function modelsIn(db: Knex, scope: Scope, filter: ModelFilter): Knex.QueryBuilder {
  const query = db('models as m').where('m.listed', true);
  whereAccess(query, scope.access);
  if (scope.refs !== undefined) whereRefs(db, query, scope.refs);
  if (filter.owner !== undefined) void query.whereIn('m.owner', [...filter.owner]);
  if (filter.q !== undefined) {
    void query.whereRaw(`m.search like ? escape '\\'`, [containing(filter.q)]);
  }
  return query;
}

/** One bound value however many they are: databases limit how many an SQL statement may have. */
function whereRefs(db: Knex, query: Knex.QueryBuilder, refs: ReadonlySet<string>): void {
  const all = JSON.stringify([...refs]);
  const values =
    db.client.config.client === 'pg'
      ? 'select jsonb_array_elements_text(?::jsonb)'
      : 'select value from json_each(?)';
  void query.whereRaw(`m.entity_ref in (${values})`, [all]);
}

/** A LIKE pattern that finds the text itself. */
function containing(text: string): string {
  return `%${searchable(text).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
