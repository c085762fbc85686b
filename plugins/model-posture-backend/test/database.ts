import { randomUUID } from 'node:crypto';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import { inject } from 'vitest';
import type {} from './postgresql.ts';

/** An empty database that is deleted when it is disposed of. */
export interface TestDatabase extends AsyncDisposable {
  readonly db: Knex;
  /** Connection string with which other processes connect; undefined in memory. */
  readonly url: string | undefined;
  /** Whether it accepts other clients. */
  readonly isShared: boolean;
  /** One more client of the same database, like that of another replica; PostgreSQL only. */
  connect(): Knex;
}

/** A fresh database of the PostgreSQL server in the project `postgresql`, SQLite in memory in the other. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  return server === undefined ? sqlite() : postgres(server);
}

function sqlite(): TestDatabase {
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  return {
    db,
    url: undefined,
    isShared: false,
    connect() {
      throw new TypeError('a database in memory has one client');
    },
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

async function postgres(server: string): Promise<TestDatabase> {
  const name = `model_posture_${randomUUID().replaceAll('-', '')}`;
  const admin = knexFactory({ client: 'pg', connection: server, pool: { min: 0, max: 1 } });
  await admin.raw('create database ??', [name]);
  const connection = new URL(server);
  connection.pathname = `/${name}`;
  const clients: Knex[] = [];
  const connect = () => {
    const client = knexFactory({
      client: 'pg',
      connection: connection.href,
      pool: { min: 0, max: 5 },
    });
    clients.push(client);
    return client;
  };
  return {
    db: connect(),
    url: connection.href,
    isShared: true,
    connect,
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.destroy()));
      await admin.raw('drop database ??', [name]);
      await admin.destroy();
    },
  };
}
