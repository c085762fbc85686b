import type { GateOutcome } from '@weighbridge/core';
import type { Knex } from 'knex';
import { whereStillSo } from './begun.ts';
import type { Begun } from './begun.ts';
import type { ModelRow } from './model-row.ts';
import { FORGOTTEN } from './naming.ts';
import { storable } from './text.ts';

/** A failed weighing, as stored in the row. */
export interface Failure {
  readonly state: 'pending' | 'error';
  readonly code: string;
  readonly message: string;
  readonly gate: GateOutcome | null;
  readonly sentence: string | null;
  /** Whether everything that was known is now hidden. */
  readonly forgets?: boolean;
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
  'm.place',
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

/** Whether the catalog has listed any model so far. */
export async function hasModels(db: Knex): Promise<boolean> {
  return (await db('models').select('entity_ref').first()) !== undefined;
}

/** Stores the place at which a model was found, unless it has since moved. */
export async function savePlace(
  db: Knex,
  { entity_ref, location }: Pick<ModelRow, 'entity_ref' | 'location'>,
  place: string,
): Promise<void> {
  await db('models')
    .where({ entity_ref, location })
    .whereRaw(`coalesce(place, '') <> ?`, [place])
    .update({ place });
}

/**
 * Stores a failure; the last statement stays, the gate does not.
 *
 * False when the model has moved since the weighing began, or something newer is known about it: then nothing is
 * written.
 */
export async function saveFailure(
  db: Knex,
  begun: Begun,
  failure: Failure,
  endedAt: Date,
): Promise<boolean> {
  const updated = await whereStillSo(db('models'), begun, endedAt.getTime()).update({
    state: failure.state,
    error_code: failure.code,
    error_message: storable(failure.message),
    gate: failure.gate,
    sentence: failure.sentence === null ? null : storable(failure.sentence),
    tried_at: begun.at,
    ...(failure.forgets === true ? FORGOTTEN : {}),
  });
  return updated === 1;
}
