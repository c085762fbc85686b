import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Folder of the migrations, in the source tree and in the published package alike. */
export function migrationsFolder(): string {
  return resolvePackagePath('@weighbridge/backstage-plugin-model-posture-backend', 'migrations');
}

/** The plugin's database, brought to the newest schema unless the host does that itself. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (database.migrations?.skip !== true) {
    await knex.migrate.latest({ directory: migrationsFolder() });
  }
  return knex;
}

/** Rows of one INSERT: SQLite allows 32,766 bound values, PostgreSQL 65,535. */
export const INSERT_ROWS = 500;

/** A bigint column: PostgreSQL gives text, SQLite a number. */
export function toMs(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}
