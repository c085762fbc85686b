import knexFactory from 'knex';
import type { Knex } from 'knex';

/** What the driver's connection offers. */
interface Connection {
  pragma(text: string): void;
}

/** Works on an SQLite file without waiting for the disk: a half-written file is thrown away anyway. */
export async function withSqlite(file: string, work: (db: Knex) => Promise<void>): Promise<void> {
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: file,
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: Connection,
        done: (error: null, connection: Connection) => void,
      ) => {
        connection.pragma('synchronous = OFF');
        connection.pragma('foreign_keys = ON');
        done(null, connection);
      },
    },
  });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
