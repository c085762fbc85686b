import type { Knex } from 'knex';
import { batches, letOthersAnswer } from './batches.ts';
import { DERIVED_OF_NOTHING, keysOf } from './derived.ts';

/** What the catalog says about a model. */
export interface ListedModel {
  readonly entityRef: string;
  readonly title: string;
  readonly owner: string | null;
  readonly location: string | null;
}

/** Rows per statement: short turns, because each blocks the portal on SQLite. */
const LISTED_ROWS = 250;

/**
 * Stores what the catalog says, and writes only what differs; a model whose location changed, or that the catalog
 * lists again, counts as never tried.
 */
export async function saveListed(db: Knex, models: readonly ListedModel[]): Promise<void> {
  await db.transaction(async (trx) => {
    const rows: KnownRow[] = await trx('models').select(
      'entity_ref',
      'title',
      'owner',
      'location',
      'listed',
    );
    const known = new Map(rows.map((row) => [row.entity_ref, row]));
    const names = new Set(models.map((model) => model.entityRef));
    const gone = rows.filter((row) => Boolean(row.listed) && !names.has(row.entity_ref));
    for (const part of batches(gone, LISTED_ROWS)) {
      const refs = part.map((row) => row.entity_ref);
      await trx('models').whereIn('entity_ref', refs).update({ listed: false });
      await letOthersAnswer();
    }
    const changed = models.filter((model) => differs(model, known.get(model.entityRef)));
    for (const part of batches(changed, LISTED_ROWS)) {
      await takeOver(trx, part);
      await letOthersAnswer();
    }
  });
}

/** Stores what the catalog says about one model, like `saveListed`. */
export async function saveListedModel(db: Knex, model: ListedModel): Promise<void> {
  const row: KnownRow | undefined = await db('models')
    .where({ entity_ref: model.entityRef })
    .first('entity_ref', 'title', 'owner', 'location', 'listed');
  if (differs(model, row)) await takeOver(db, [model]);
}

interface KnownRow {
  readonly entity_ref: string;
  readonly title: string;
  readonly owner: string | null;
  readonly location: string | null;
  readonly listed: boolean | number;
}

function differs(model: ListedModel, row: KnownRow | undefined): boolean {
  if (row === undefined || !row.listed) return true;
  return row.title !== model.title || row.owner !== model.owner || row.location !== model.location;
}

/**
 * Whether a row was moved is decided by its state at the write: between a look and a write another replica can have
 * listed and weighed it elsewhere.
 */
async function takeOver(db: Knex, models: readonly ListedModel[]): Promise<void> {
  const stays = 'models.listed and coalesce(models.location = excluded.location, false)';
  const excluded = (column: string) => db.raw('excluded.??', [column]);
  const unlessMoved = ([column, value]: [string, string | null]) => [
    column,
    db.raw(`case when ${stays} then models.?? else ? end`, [column, value]),
  ];
  await db('models')
    .insert(models.map(toRow))
    .onConflict('entity_ref')
    .merge({
      ...Object.fromEntries(CATALOG_COLUMNS.map((column) => [column, excluded(column)])),
      ...Object.fromEntries(Object.entries(NEVER_TRIED).map(unlessMoved)),
    });
}

const CATALOG_COLUMNS = [
  'title',
  'owner',
  'location',
  'search',
  'listed',
  'title_key',
  'owner_key',
] as const;

/** The old answer is about other files: the statement stays only in the history. */
const NEVER_TRIED: Readonly<Record<string, string | null>> = {
  state: 'pending',
  error_code: null,
  error_message: null,
  gate: null,
  sentence: null,
  tried_at: null,
  place: null,
};

function toRow(model: ListedModel) {
  return {
    entity_ref: model.entityRef,
    title: model.title,
    owner: model.owner,
    location: model.location,
    search: searchable([model.title, model.entityRef, model.owner, model.location].join('\n')),
    ...keysOf(model),
    listed: true,
    state: 'pending',
    derived: DERIVED_OF_NOTHING,
  };
}

/** Text in the form that searches compare. */
export function searchable(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
