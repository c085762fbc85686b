import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Folder of the migrations, both in the source tree and in the published package. */
export function migrationsFolder(): string {
  return resolvePackagePath('@weighbridge/backstage-plugin-model-posture-backend', 'migrations');
}

/** The plugin's database, migrated to the newest schema unless the host does that itself. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (database.migrations?.skip !== true) await migrate(knex);
  return knex;
}

/** Any number, as long as it is always the same. */
const MIGRATION_LOCK = 7_381_264_509;

/**
 * Migrates a database to the newest schema, all of it or nothing.
 *
 * Replicas that start together take turns on PostgreSQL: all of them would create the lock table of knex at once, and
 * some would fail.
 */
export async function migrate(knex: Knex): Promise<void> {
  const config = { directory: migrationsFolder() };
  if (knex.client.config.client !== 'pg') return void (await knex.migrate.latest(config));
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await trx.migrate.latest(config);
  });
}

/** Rows of one INSERT: SQLite allows 32,766 bound values, PostgreSQL 65,535. */
export const INSERT_ROWS = 500;

/** A bigint column: PostgreSQL returns text, SQLite a number. */
export function toMs(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}
