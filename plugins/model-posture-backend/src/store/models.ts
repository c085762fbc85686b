import type { ModelState } from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import type { Knex } from 'knex';
import { batches, letOthersAnswer } from './batches.ts';
import { INSERT_ROWS } from './database.ts';
import { DERIVED_OF_NOTHING, keysOf } from './derived.ts';

/** What the catalog says of a model. */
export interface ListedModel {
  readonly entityRef: string;
  readonly title: string;
  readonly owner: string | null;
  readonly location: string | null;
}

/** A row of `models`; bigint columns come as text from PostgreSQL. */
export interface ModelRow {
  readonly entity_ref: string;
  readonly title: string;
  readonly owner: string | null;
  readonly location: string | null;
  readonly state: ModelState;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly gate: GateOutcome | null;
  readonly sentence: string | null;
  readonly weighed_location: string | null;
  readonly tried_at: string | number | null;
  readonly weighed_at: string | number | null;
  readonly posture_id: string | number | null;
  /** Of the last statement. */
  readonly stale_at: string | number | null;
  readonly oldest_evidence_at: string | number | null;
  readonly head: string | null;
}

/** A failed weighing, as the row remembers it. */
export interface Failure {
  readonly state: 'pending' | 'error';
  readonly code: string;
  readonly message: string;
  readonly gate: GateOutcome | null;
  readonly sentence: string | null;
  readonly triedAt: number;
}

const COLUMNS = [
  'm.entity_ref',
  'm.title',
  'm.owner',
  'm.location',
  'm.state',
  'm.error_code',
  'm.error_message',
  'm.gate',
  'm.sentence',
  'm.weighed_location',
  'm.tried_at',
  'm.weighed_at',
  'm.posture_id',
  'm.stale_at',
  'p.oldest_evidence_at',
  'p.head',
] as const;

/** The row of one entity. */
export async function findModel(db: Knex, entityRef: string): Promise<ModelRow | undefined> {
  return rows(db).where('m.entity_ref', entityRef).first();
}

/** The rows of these entities, in this order. */
export async function findModelsByRef(
  db: Knex,
  entityRefs: readonly string[],
): Promise<readonly ModelRow[]> {
  const found: readonly ModelRow[] = await rows(db).whereIn('m.entity_ref', [...entityRefs]);
  const byRef = new Map(found.map((row) => [row.entity_ref, row]));
  return entityRefs.flatMap((ref) => byRef.get(ref) ?? []);
}

function rows(db: Knex): Knex.QueryBuilder {
  return db('models as m')
    .leftJoin('postures as p', 'p.id', 'm.posture_id')
    .select(...COLUMNS);
}

/** References of the models that were never tried. */
export async function findUntried(db: Knex): Promise<readonly string[]> {
  return db('models')
    .where({ listed: true })
    .whereNull('tried_at')
    .orderBy('entity_ref')
    .pluck('entity_ref');
}

/** References of every model that the catalog lists, those tried longest ago first. */
export async function findListed(db: Knex): Promise<readonly string[]> {
  return db('models')
    .where({ listed: true })
    .orderBy([{ column: 'tried_at' }, { column: 'entity_ref' }])
    .pluck('entity_ref');
}

/**
 * Takes over what the catalog says, and writes only what differs; a model whose location changed
 * counts as never tried.
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
    const changed = models.filter((model) => differs(model, known.get(model.entityRef)));
    // A row that was not there may be by now, weighed by another replica at another place: it has moved too.
    const moved = changed.filter(
      ({ entityRef, location }) => known.get(entityRef)?.location !== location,
    );
    for (const part of batches(gone, INSERT_ROWS)) {
      await updateAll(
        trx,
        part.map((row) => row.entity_ref),
        { listed: false },
      );
    }
    for (const part of batches(changed, INSERT_ROWS)) {
      await trx('models')
        .insert(part.map(toRow))
        .onConflict('entity_ref')
        .merge(['title', 'owner', 'location', 'search', 'listed', 'title_key', 'owner_key']);
      await letOthersAnswer();
    }
    for (const part of batches(moved, INSERT_ROWS)) {
      await updateAll(
        trx,
        part.map(({ entityRef }) => entityRef),
        NEVER_TRIED,
      );
    }
  });
}

async function updateAll(trx: Knex, refs: readonly string[], values: object): Promise<void> {
  await trx('models')
    .whereIn('entity_ref', [...refs])
    .update(values);
  await letOthersAnswer();
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

/** Whether the catalog listed any model so far. */
export async function hasModels(db: Knex): Promise<boolean> {
  return (await db('models').select('entity_ref').first()) !== undefined;
}

/** Makes the row of a model that no task has found yet; an existing row stays as it is. */
export async function insertModel(db: Knex, row: ModelRow): Promise<void> {
  const { entity_ref: entityRef, title, owner, location } = row;
  await db('models')
    .insert(toRow({ entityRef, title, owner, location }))
    .onConflict('entity_ref')
    .ignore();
}

/** Remembers a failure; the last statement stays, the gate does not. */
export async function saveFailure(db: Knex, entityRef: string, failure: Failure): Promise<void> {
  await db('models').where({ entity_ref: entityRef }).update({
    state: failure.state,
    error_code: failure.code,
    error_message: failure.message,
    gate: failure.gate,
    sentence: failure.sentence,
    tried_at: failure.triedAt,
  });
}

/** What was known is about other files: the statement stays in the history alone. */
const NEVER_TRIED = {
  state: 'pending',
  error_code: null,
  error_message: null,
  gate: null,
  sentence: null,
  tried_at: null,
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

/** Text as searches compare it. */
export function searchable(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
