import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@weighbridge/testkit/postgres';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import { entitiesOf, fillCatalog, fillPostures, listFleet, withSqlite } from '../fleet/index.ts';

export type Database = 'sqlite' | 'postgresql';

/** A database with a fleet in it, on which portals start. */
export interface Filled extends AsyncDisposable {
  readonly folder: string;
  /** `backend.database` of the configuration. */
  readonly config: object;
  /** Where the posture plugin's own rows are. */
  readonly postures: string;
}

/** The filled databases, by plugin. */
type Work = Readonly<Record<string, (db: Knex) => Promise<void>>>;

/** Generates a fleet and fills databases with it. */
export async function fill(database: Database, models: number): Promise<Filled> {
  const fleet = { models, now: new Date() };
  const work: Work = {
    'model-posture': (db) => fillPostures(db, fleet),
    catalog: (db) => fillCatalog(db, entitiesOf(listFleet(fleet))),
  };
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
  return database === 'sqlite' ? fillSqlite(folder, work) : fillPostgres(folder, work);
}

async function fillSqlite(folder: string, work: Work): Promise<Filled> {
  const directory = join(folder, 'data');
  mkdirSync(directory);
  const fileOf = (plugin: string) => join(directory, `${plugin}.sqlite`);
  for (const [plugin, run] of Object.entries(work)) await withSqlite(fileOf(plugin), run);
  return {
    folder,
    config: { client: 'better-sqlite3', connection: { directory } },
    postures: fileOf('model-posture'),
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true });
    },
  };
}

async function fillPostgres(folder: string, work: Work): Promise<Filled> {
  const server = await startPostgres();
  const { username: user, password, hostname: host, port } = new URL(server.url);
  const nameOf = (plugin: string) => `backstage_plugin_${plugin}`;
  const urlOf = (plugin: string) => server.url.replace(/postgres$/, nameOf(plugin));
  for (const [plugin, run] of Object.entries(work)) {
    await withPostgres(server.url, (db) => db.raw('create database ??', [nameOf(plugin)]));
    await withPostgres(urlOf(plugin), async (db) => {
      await run(db);
      await db.raw('analyze');
    });
  }
  return {
    folder,
    config: { client: 'pg', connection: { host, port: Number(port), user, password } },
    postures: urlOf('model-posture'),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

async function withPostgres(url: string, work: (db: Knex) => PromiseLike<void>): Promise<void> {
  const db = knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
