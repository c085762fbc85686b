import type { Knex } from 'knex';
import { batches, letOthersAnswer } from '../src/store/batches.ts';
import { migrationsFolder } from '../src/store/database.ts';
import { findModel, saveFailure, saveListed } from '../src/store/models.ts';
import { saveWeighing } from '../src/store/save-weighing.ts';
import { failureOf } from '../src/weighing/failure.ts';
import { drawFleet, listFleet } from './fleet.ts';
import type { FleetModel, FleetOptions } from './fleet.ts';

/** Models of one transaction. */
const BATCH = 200;

/**
 * Stores a fleet in the plugin's database as listing and weighing it would have.
 *
 * @param fleet drawn as it is stored: no more of it is in memory than a batch, and what the catalog lists
 * @param onStored told how many models are stored, after each batch
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
  const { entityRef } = listed;
  for (const weighing of weighings) {
    const row = await findModel(trx, entityRef);
    const previousId = row?.posture_id == null ? null : String(row.posture_id);
    await saveWeighing(trx, { ...weighing, entityRef, previousId });
  }
  if (failedAt === undefined) return;
  const row = await findModel(trx, entityRef);
  if (row === undefined) return;
  const code = listed.location === null ? 'NOT_LOCATED' : 'NOT_FOUND';
  const error = Object.assign(new Error(WORDS[code]), { name: 'SourceProblem', code });
  await saveFailure(trx, entityRef, failureOf(error, row, new Date(failedAt)));
}

const WORDS = {
  NOT_LOCATED: 'the entity has no annotation weighbridge.dev/model',
  NOT_FOUND: 'the source has no such folder',
} as const;
