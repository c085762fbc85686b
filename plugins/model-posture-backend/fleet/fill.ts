import type { Knex } from 'knex';
import { migrationsFolder } from '../src/store/database.ts';
import { findModel, saveFailure, saveListed } from '../src/store/models.ts';
import { saveWeighing } from '../src/store/save-weighing.ts';
import { failureOf } from '../src/weighing/failure.ts';
import type { FleetModel } from './fleet.ts';

/** Models of one transaction. */
const BATCH = 200;

/** Stores a fleet in the plugin's database as listing and weighing it would have. */
export async function fillPostures(db: Knex, models: readonly FleetModel[]): Promise<void> {
  await db.migrate.latest({ directory: migrationsFolder() });
  await saveListed(
    db,
    models.map(({ listed }) => listed),
  );
  for (let i = 0; i < models.length; i += BATCH) {
    await db.transaction(async (trx) => {
      for (const model of models.slice(i, i + BATCH)) await fillModel(trx, model);
    });
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
