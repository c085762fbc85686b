import knexFactory from 'knex';
import type { Knex } from 'knex';

/** Options of a replica process. */
export interface ReplicaOptions {
  readonly client: 'pg' | 'better-sqlite3';
  /** Connection string, or the file of an SQLite database. */
  readonly connection: string;
  /** File with the entities of the catalog, JSON. */
  readonly catalog: string;
  readonly leaseMs: number;
  /** How often the catalog is read. */
  readonly discoveryMs: number;
  /** Maximum time to read a model. */
  readonly workMs: number;
}

/** A client of the database, like that of every replica. */
export function connectTo({
  client,
  connection,
}: Pick<ReplicaOptions, 'client' | 'connection'>): Knex {
  if (client === 'pg') return knexFactory({ client, connection, pool: { min: 0, max: 5 } });
  return knexFactory({
    client,
    connection: { filename: connection },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}
