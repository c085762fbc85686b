import type {
  ChecklistState,
  ModelNotice,
  ModelSort,
  ModelState,
  SortOrder,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import type { Knex } from 'knex';
import type { ModelRow } from './model-row.ts';
import { findModelsByRef } from './models.ts';
import { whereNotices } from './notices.ts';
import { answerAt, figureAt, gateAt, stateAt } from './row-state.ts';
import type { Expression } from './row-state.ts';
import { modelsIn } from './scope.ts';
import type { ModelFilter, Scope } from './scope.ts';

/** Which models are listed, and how. */
export interface ListQuery extends ModelFilter {
  readonly gate?: readonly GateOutcome[];
  readonly state?: readonly ModelState[];
  readonly notice?: readonly ModelNotice[];
  readonly line?: string;
  readonly answer?: readonly ChecklistState[];
  readonly sort: ModelSort;
  readonly order: SortOrder;
  readonly limit: number;
  readonly offset?: number;
  /** The end of the previous page. */
  readonly after?: ListKey;
}

/** The sort key of a row: the figure, then the title, then the reference, which is unique. */
export type ListKey = readonly [figure: string | number, titleKey: string, entityRef: string];

/** One page, and how many rows match over all pages. */
export interface ModelPage {
  readonly rows: readonly ModelRow[];
  readonly total: number;
  /** The key after which the next page begins; null on the last one. */
  readonly next: ListKey | null;
}

/** One page of the models that the caller may see, selected and ordered by the database. */
export async function listModelRows(
  db: Knex,
  scope: Scope,
  query: ListQuery,
  now: Date,
): Promise<ModelPage> {
  const at = now.getTime();
  const [keys, total] = await Promise.all([
    findKeys(db, scope, query, at),
    count(matching(db, scope, query, at)),
  ]);
  const page = keys.slice(0, query.limit);
  const last = keys.length > query.limit ? page.at(-1) : undefined;
  const rows = await findModelsByRef(
    db,
    page.map((key) => key[2]),
  );
  return { rows, total, next: last ?? null };
}

/** One more than requested: it shows whether there is a next page. */
async function findKeys(
  db: Knex,
  scope: Scope,
  query: ListQuery,
  now: number,
): Promise<readonly ListKey[]> {
  const { sort, order, limit, offset = 0, after } = query;
  const figure = figureAt(sort, now);
  const rows = matching(db, scope, query, now)
    .select('m.entity_ref', 'm.title_key', raw(db, figure, ' as figure'))
    .orderBy([{ column: 'figure', order }, { column: 'm.title_key' }, { column: 'm.entity_ref' }])
    .limit(limit + 1)
    .offset(offset);
  if (after !== undefined) whereAfter(rows, figure, order, after);
  const found: { figure: string | number; title_key: string; entity_ref: string }[] = await rows;
  const isText = sort === 'name' || sort === 'owner';
  return found.map((row) => [
    isText ? row.figure : Number(row.figure),
    row.title_key,
    row.entity_ref,
  ]);
}

function whereAfter(
  query: Knex.QueryBuilder,
  figure: Expression,
  order: SortOrder,
  [value, title, ref]: ListKey,
): void {
  const beyond = order === 'asc' ? '>' : '<';
  const sql = `(${figure.sql} ${beyond} ? or (${figure.sql} = ? and
    (m.title_key > ? or (m.title_key = ? and m.entity_ref > ?))))`;
  const values = [...figure.bindings, value, ...figure.bindings, value, title, title, ref];
  void query.whereRaw(sql, values);
}

function matching(db: Knex, scope: Scope, filter: ListQuery, now: number): Knex.QueryBuilder {
  const query = modelsIn(db, scope, filter);
  if (filter.state !== undefined) whereOneOf(query, stateAt(now), filter.state);
  if (filter.gate !== undefined) whereOneOf(query, gateAt(now), filter.gate);
  if (filter.notice !== undefined) whereNotices(query, filter.notice, now);
  if (filter.line !== undefined && filter.answer !== undefined) {
    const { line } = filter;
    void query.leftJoin('checklist_answers as a', (join) => {
      join.on('a.posture_id', 'm.posture_id').andOnVal('a.line', line);
    });
    whereOneOf(query, answerAt(now), filter.answer);
  }
  return query;
}

function whereOneOf(
  query: Knex.QueryBuilder,
  { sql, bindings }: Expression,
  words: readonly string[],
): void {
  const marks = words.map(() => '?').join(', ');
  void query.whereRaw(`(${sql}) in (${marks})`, [...bindings, ...words]);
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ total: '*' }).first();
  return Number(row?.total ?? 0);
}

function raw(db: Knex, { sql, bindings }: Expression, end = ''): Knex.Raw {
  return db.raw(`${sql}${end}`, [...bindings]);
}
