import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDatabase } from './database.ts';
import { killReplicas } from './kill/kill-replicas.ts';

// Five moments; `pnpm kill-replicas` tries fifty on each database, and records how long it took.

const MOMENTS = 5;
const PATIENCE_MS = 600_000;

test(
  'whichever of two replicas is killed while it weighs, the other weighs every model, and none twice',
  async () => {
    await using database = await openTestDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'kill-'));
    const place =
      database.url === undefined
        ? ({ client: 'better-sqlite3', connection: join(folder, 'db.sqlite') } as const)
        : ({ client: 'pg', connection: database.url } as const);
    const moments = await killReplicas({ ...place, leaseMs: 2_000, discoveryMs: 1_000 }, MOMENTS);
    expect(moments.map(({ wrong }) => wrong)).toEqual(Array.from({ length: MOMENTS }, () => []));
    await rm(folder, { recursive: true });
  },
  PATIENCE_MS,
);
