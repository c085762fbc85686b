import { randomUUID } from 'node:crypto';
import knexFactory from 'knex';
import type { Knex } from 'knex';

/** An empty database that goes away when it is disposed of. */
export interface TestDatabase extends AsyncDisposable {
  readonly db: Knex;
}

/**
 * SQLite in memory; a fresh database of a PostgreSQL server where the variable that Backstage's own
 * tests use names one: the same suites then run on it.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env['BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING'];
  return server === undefined ? sqlite() : postgres(server);
}

function sqlite(): TestDatabase {
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  return { db, [Symbol.asyncDispose]: () => db.destroy() };
}

async function postgres(server: string): Promise<TestDatabase> {
  const name = `model_posture_${randomUUID().replaceAll('-', '')}`;
  const admin = knexFactory({ client: 'pg', connection: server });
  await admin.raw('create database ??', [name]);
  const connection = new URL(server);
  connection.pathname = `/${name}`;
  const db = knexFactory({ client: 'pg', connection: connection.href });
  return {
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await admin.raw('drop database ??', [name]);
      await admin.destroy();
    },
  };
}
