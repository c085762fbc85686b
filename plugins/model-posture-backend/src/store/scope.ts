import type { Knex } from 'knex';
import type { AccessFilter } from './access-filter.ts';
import { whereAccess } from './access-filter.ts';
import { searchable } from './listing.ts';

/** Which models a caller may see. */
export interface Scope {
  /** The models that the read permission lets through; undefined: all. */
  readonly access: AccessFilter | undefined;
  /** References of the models that the catalog shows; undefined: all. */
  readonly refs: ReadonlySet<string> | undefined;
}

/** The filter over those models. */
export interface ModelFilter {
  readonly owner?: readonly string[];
  readonly q?: string;
}

/** The rows of `models`, named `m`, that the catalog lists, the caller may see and the filter selects. */
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

/** One bound value, however many references there are: databases limit the bound values of an SQL statement. */
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
