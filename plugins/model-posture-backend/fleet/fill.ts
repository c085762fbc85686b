import type { Knex } from 'knex';
import { batches, letOthersAnswer } from '../src/store/batches.ts';
import { begun } from '../src/store/begun.ts';
import { migrationsFolder } from '../src/store/database.ts';
import { saveListed, saveListedModel } from '../src/store/listing.ts';
import type { ListedModel } from '../src/store/listing.ts';
import { findModel, saveFailure } from '../src/store/models.ts';
import { saveWeighing } from '../src/store/save-weighing.ts';
import { failureOf } from '../src/weighing/failure.ts';
import { drawFleet, listFleet } from './fleet.ts';
import type { FleetModel, FleetOptions } from './fleet.ts';

/** Number of models in one transaction. */
const BATCH = 200;

/**
 * Stores a fleet in the plugin's database as listing and weighing would.
 *
 * @param fleet generated while it is stored: memory contains no more than a batch, and what the catalog lists
 * @param onStored called after each batch with the number of stored models
 */
export async function fillPostures(
  db: Knex,
  fleet: FleetOptions,
  onStored?: (models: number) => void,
): Promise<void> {
  await db.migrate.latest({ directory: migrationsFolder() });
  await saveListed(
    db,
    Array.from(listFleet(fleet), ({ listed }) => listed),
  );
  let stored = 0;
  for (const batch of batches(drawFleet(fleet), BATCH)) {
    await db.transaction(async (trx) => {
      for (const model of batch) await fillModel(trx, model);
    });
    await letOthersAnswer();
    stored += batch.length;
    onStored?.(stored);
  }
}

async function fillModel(trx: Knex, { listed, weighings, failedAt }: FleetModel): Promise<void> {
  for (const weighing of weighings) await fillWeighing(trx, listed, weighing);
  if (failedAt === undefined) return;
  const row = await findModel(trx, listed.entityRef);
  if (row === undefined) return;
  const code = listed.location === null ? 'NOT_LOCATED' : 'NOT_FOUND';
  const error = Object.assign(new Error(WORDS[code]), { name: 'SourceProblem', code });
  const at = new Date(failedAt);
  await saveFailure(trx, begun(row, at), failureOf(error, row), at);
}

/** A model that was weighed elsewhere was listed there then, and has since moved. */
async function fillWeighing(
  trx: Knex,
  listed: ListedModel,
  { location, ...weighing }: FleetModel['weighings'][number],
): Promise<void> {
  const { entityRef } = listed;
  const isHere = location === listed.location;
  if (!isHere) await saveListedModel(trx, { ...listed, location });
  const row = await findModel(trx, entityRef);
  if (row === undefined) return;
  const endedAt = new Date(weighing.posture.assessedAt);
  await saveWeighing(trx, { ...weighing, begun: begun(row, endedAt), endedAt });
  if (!isHere) await saveListedModel(trx, listed);
}

const WORDS = {
  NOT_LOCATED: 'the entity has no annotation weighbridge.dev/model',
  NOT_FOUND: 'the source has no such folder',
} as const;
